import { ParleyError } from '@parley/client';
import { Button, buttonClass, EmptyState, useMessages } from '@parley/react/parts';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { CloudAlert } from 'lucide-react';
import { useTransition } from 'react';
import { errorWords } from '../app/error-words.ts';
import { PageHead } from './page.tsx';

/** In place of a page that could not be shown: what happened, and the one thing to do. */
export function Failed({ error }: ErrorComponentProps) {
  const t = useMessages();
  const router = useRouter();
  const [pending, start] = useTransition();
  const ours = error instanceof ParleyError;
  const missing = ours && error.code === 'NOT_FOUND';
  return (
    <div className="page page-alone">
      <PageHead title={t(missing ? 'frame.notFoundTitle' : 'frame.failedTitle')} />
      <EmptyState
        icon={<CloudAlert size={24} strokeWidth={1.5} />}
        title={ours ? errorWords(t, error) : t('frame.brokenText')}
      >
        {missing ? (
          <a className={buttonClass({ look: 'primary' })} href="/">
            {t('frame.goHome')}
          </a>
        ) : (
          <Button
            look="primary"
            isPending={pending}
            onPress={() => (ours ? start(() => router.invalidate()) : location.reload())}
          >
            {t(ours ? 'common.retry' : 'frame.reload')}
          </Button>
        )}
      </EmptyState>
    </div>
  );
}
