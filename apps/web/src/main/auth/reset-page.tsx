import { ParleyError } from '@parley/client';
import { Button, buttonClass, PasswordField, useMessages } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { meQuery } from '../app/queries.ts';
import { AuthLayout } from './auth-layout.tsx';
import { LinkOver } from './link-over.tsx';
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
  const [submitted, setSubmitted] = useState(false);
  const reset = useMutation({
    mutationFn: () => api.request('POST /api/auth/reset', { body: { token: token ?? '', password } }),
    // Whoever was signed in here is no longer.
    onSuccess: () => queryClient.setQueryData(meQuery.queryKey, null),
  });
  const code = reset.error instanceof ParleyError ? reset.error.code : null;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (password.length >= 8) reset.mutate();
  };

  const problem = submitted && password.length < 8 ? t('auth.passwordShort') : null;
  return (
    <AuthLayout title={t('auth.resetTitle')}>
      {token === null || code === 'NOT_FOUND' ? (
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
        <form className="auth-form" onSubmit={submit} noValidate>
          <PasswordField
            label={t('auth.newPassword')}
            name="password"
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
            hint={t('auth.passwordHint')}
            error={problem ?? (code === 'VALIDATION_FAILED' ? t('auth.passwordEasy') : null)}
          />
          {reset.error && code !== 'VALIDATION_FAILED' && (
            <p className="auth-error" role="alert">
              {errorWords(t, reset.error)}
            </p>
          )}
          <Button type="submit" look="primary" size="large" wide isPending={reset.isPending}>
            {t('auth.setPassword')}
          </Button>
        </form>
      )}
    </AuthLayout>
  );
}
