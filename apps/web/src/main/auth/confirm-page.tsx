import { Button, buttonClass, useMessages } from '@parley/react/parts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../app/api.ts';
import { errorCode } from '../app/error-code.ts';
import { errorWords } from '../app/error-words.ts';
import { meQuery } from '../app/queries.ts';
import { Problem } from '../frame/problem.tsx';
import { AuthLayout } from './auth-layout.tsx';
import { LinkOver } from './link-over.tsx';
import { ToSignIn } from './to-sign-in.tsx';
import { useLinkSecret } from './use-link-secret.ts';

/** Confirming an e-mail address, by the link of a mail. A press does it: programs that look through mail open links too. */
export function ConfirmPage() {
  const token = useLinkSecret();
  // Another link is another try.
  return <Confirm key={token} token={token} />;
}

function Confirm({ token }: { token: string | null }) {
  const t = useMessages();
  const queryClient = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const confirm = useMutation({
    mutationFn: () => api.request('POST /api/auth/confirm', { body: { token: token ?? '' } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  const code = errorCode(confirm.error);

  return (
    <AuthLayout title={t('auth.confirmTitle')}>
      {token === null || code === 'NOT_FOUND' ? (
        <LinkOver>
          {me ? (
            <Link to="/settings/security" className={buttonClass({ look: 'primary', size: 'large', wide: true })}>
              {t('auth.toSecurity')}
            </Link>
          ) : (
            <ToSignIn />
          )}
        </LinkOver>
      ) : confirm.isSuccess ? (
        <div className="auth-form">
          <p role="status">{t('auth.confirmDone', { email: confirm.data.email })}</p>
          {me ? (
            <Link to="/" className={buttonClass({ look: 'primary', size: 'large', wide: true })}>
              {t('frame.goHome')}
            </Link>
          ) : (
            <ToSignIn />
          )}
        </div>
      ) : (
        <div className="auth-form">
          <p>{t('auth.confirmText')}</p>
          <Problem>
            {confirm.error && (code === 'CONFLICT' ? t('auth.emailTakenMeanwhile') : errorWords(t, confirm.error))}
          </Problem>
          <Button look="primary" size="large" wide isPending={confirm.isPending} onPress={() => confirm.mutate()}>
            {t('auth.confirmButton')}
          </Button>
        </div>
      )}
    </AuthLayout>
  );
}
