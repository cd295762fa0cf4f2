import { Button, TextField, useMessages } from '@parley/react/parts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { settingsQuery } from '../app/queries.ts';
import { AuthLayout } from './auth-layout.tsx';
import { ToSignIn } from './to-sign-in.tsx';

/** Asking for a link by which a new password is chosen. What it says is the same whether or not there is an account. */
export function ForgotPage() {
  const t = useMessages();
  const { data: settings } = useQuery(settingsQuery);
  const [email, setEmail] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const ask = useMutation({ mutationFn: () => api.request('POST /api/auth/forgot', { body: { email } }) });
  const right = /^\S+@\S+\.\S+$/.test(email.trim());

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (right) ask.mutate();
  };

  return (
    <AuthLayout title={t('auth.forgotTitle')}>
      {ask.isSuccess ? (
        <div className="auth-form" role="status">
          <p>{t('auth.forgotSent', { email: email.trim() })}</p>
          <p className="small">{t(settings?.sendsMail ? 'auth.forgotLook' : 'auth.forgotNoMail')}</p>
        </div>
      ) : (
        <form className="auth-form" onSubmit={submit} noValidate>
          <p>{t('auth.forgotText')}</p>
          <TextField
            label={t('auth.email')}
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
            error={submitted && !right ? t('auth.emailNeeded') : null}
          />
          {ask.error && (
            <p className="auth-error" role="alert">
              {errorWords(t, ask.error)}
            </p>
          )}
          <Button type="submit" look="primary" size="large" wide isPending={ask.isPending}>
            {t('auth.forgotSend')}
          </Button>
        </form>
      )}
      <div className="auth-foot">
        <ToSignIn look="plain" />
      </div>
    </AuthLayout>
  );
}
