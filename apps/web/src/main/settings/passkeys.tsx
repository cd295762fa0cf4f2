import { Button, toasts, useMessages } from '@parley/react/parts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { api, idempotencyKey } from '../app/api.ts';
import { passkeysQuery } from '../app/queries.ts';
import { createPasskey, passkeysWork } from '../auth/passkey-browser.ts';
import { passkeyWords } from '../auth/passkey-words.ts';
import { deviceName } from '@parley/locales';
import { PasskeyRow } from './passkey-row.tsx';

/** The person's passkeys: a list, and one more. `host` is what the server binds them to. */
export function Passkeys({ host }: { host: string | null | undefined }) {
  const t = useMessages();
  const queryClient = useQueryClient();
  const { data: passkeys } = useSuspenseQuery(passkeysQuery);
  const works = passkeysWork(host);

  const add = useMutation({
    mutationFn: async () => {
      const { options } = await api.request('POST /api/auth/passkeys/options');
      const credential = await createPasskey(options);
      const { browser, system } = deviceName(navigator.userAgent);
      const name =
        browser && system ? t('settings.browserOn', { browser, system }) : (browser ?? system ?? t('ways.passkeys'));
      const body = { name, credential };
      return await api.request('POST /api/auth/passkeys', { body }, { idempotencyKey: idempotencyKey() });
    },
    onSuccess: async () => {
      toasts.show(t('ways.passkeyAdded'), { tone: 'good', key: 'passkey' });
      await queryClient.invalidateQueries({ queryKey: passkeysQuery.queryKey });
    },
    onError: (error) => {
      const words = passkeyWords(t, error);
      if (words !== null) toasts.show(words, { tone: 'bad', key: 'passkey' });
    },
  });

  return (
    <>
      <p className="small">{t('ways.passkeysAbout')}</p>
      {passkeys.length > 0 ? (
        <ul>
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      ) : (
        works && <p>{t('ways.passkeysNone')}</p>
      )}
      {works ? (
        <Button icon={<Plus aria-hidden />} isPending={add.isPending} onPress={() => add.mutate()}>
          {t('ways.addPasskey')}
        </Button>
      ) : (
        <p className="small">{t('ways.passkeysUnavailable')}</p>
      )}
    </>
  );
}
