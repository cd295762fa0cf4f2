import { ParleyApi } from '@parley/client';
import { Button, toasts, useMessages } from '@parley/react/parts';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { errorCode } from '../app/error-code.ts';
import { errorWords } from '../app/error-words.ts';
import { saveFile } from './save-file.ts';

/** Of the page's own server; everything that is kept of somebody takes longer than an answer usually does. */
const patient = new ParleyApi({ timeout: 180_000 });

/** Everything that is kept of the person, as one file. It is read to its end first, for half of it is no document. */
export function DownloadData() {
  const t = useMessages();
  const download = useMutation({
    mutationFn: async () => {
      const everything = await patient.request('GET /api/me/export');
      const file = `parley-export-${new Date().toISOString().slice(0, 10)}.json`;
      saveFile(file, new Blob([JSON.stringify(everything, null, 1)], { type: 'application/json' }));
      return file;
    },
    onSuccess: (file) => toasts.show(t('privacy.made', { file }), { tone: 'good', key: 'export' }),
    onError: (error) =>
      toasts.show(errorCode(error) === 'RATE_LIMITED' ? t('privacy.tooOften') : errorWords(t, error), {
        tone: 'bad',
        key: 'export',
      }),
  });
  return (
    <div className="download">
      <Button icon={<Download aria-hidden />} isPending={download.isPending} onPress={() => download.mutate()}>
        {t('privacy.download')}
      </Button>
      <p className="small" role="status">
        {download.isPending && t('privacy.making')}
      </p>
    </div>
  );
}
