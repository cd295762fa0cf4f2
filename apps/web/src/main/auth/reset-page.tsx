import { buttonClass, useMessages } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { errorCode } from '../app/error-code.ts';
import { errorWords } from '../app/error-words.ts';
import { meQuery } from '../app/queries.ts';
import { AuthForm } from './auth-form.tsx';
import { AuthLayout } from './auth-layout.tsx';
import { LinkOver } from './link-over.tsx';
import { isEasyPassword, isLongEnough, NewPasswordField } from './password-fields.tsx';
import { ToSignIn } from './to-sign-in.tsx';
import { useLinkSecret } from './use-link-secret.ts';

/** Choosing a new password, by the link of a mail. */
export function ResetPage() {
  const token = useLinkSecret();
  // Another link is another try.
  return <Reset key={token} token={token} />;
}

function Reset({ token }: { token: string | null }) {
  const t = useMessages();
  const queryClient = useQueryClient();
  const [password, setPassword] = useState('');
  const reset = useMutation({
    mutationFn: () => api.request('POST /api/auth/reset', { body: { token: token ?? '', password } }),
    // Whoever was signed in here is no longer.
    onSuccess: () => queryClient.setQueryData(meQuery.queryKey, null),
  });

  return (
    <AuthLayout title={t('auth.resetTitle')}>
      {token === null || errorCode(reset.error) === 'NOT_FOUND' ? (
        <LinkOver>
          <Link to="/forgot" className={buttonClass({ look: 'primary', size: 'large', wide: true })}>
            {t('auth.forgotSend')}
          </Link>
        </LinkOver>
      ) : reset.isSuccess ? (
        <div className="auth-form">
          <p role="status">{t('auth.resetDone')}</p>
          <ToSignIn />
        </div>
      ) : (
        <AuthForm
          action={t('auth.setPassword')}
          isPending={reset.isPending}
          problem={reset.error && !isEasyPassword(reset.error) ? errorWords(t, reset.error) : null}
          isReady={isLongEnough(password)}
          onSubmit={reset.mutate}
        >
          {(asked) => <NewPasswordField value={password} onChange={setPassword} asked={asked} error={reset.error} />}
        </AuthForm>
      )}
    </AuthLayout>
  );
}
