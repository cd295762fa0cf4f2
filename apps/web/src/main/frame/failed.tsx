import { ParleyError } from '@parley/client';
import { Button, useMessages } from '@parley/react/parts';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTransition } from 'react';
import { errorWords } from '../app/error-words.ts';
import { NotFound } from './not-found.tsx';
import { PageHead } from './page.tsx';

/** In place of a page that could not be shown: what happened, and the one thing to do. */
export function Failed({ error }: ErrorComponentProps) {
  const t = useMessages();
  const router = useRouter();
  const [pending, start] = useTransition();
  const known = error instanceof ParleyError;
  if (known && error.code === 'NOT_FOUND') return <NotFound />;
  return (
    <div className="page page-alone">
      <PageHead
        title={t('frame.failedTitle')}
        below={<p className="page-reason">{known ? errorWords(t, error) : t('frame.brokenText')}</p>}
      />
      <Button
        look="primary"
        isPending={pending}
        onPress={() => (known ? start(() => router.invalidate()) : location.reload())}
      >
        {t(known ? 'common.retry' : 'frame.reload')}
      </Button>
    </div>
  );
}
