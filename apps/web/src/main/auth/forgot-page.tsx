import { useMessages } from '@parley/react/parts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { settingsQuery } from '../app/queries.ts';
import { AuthForm } from './auth-form.tsx';
import { AuthLayout } from './auth-layout.tsx';
import { EmailField, isEmail } from './email-field.tsx';
import { ToSignIn } from './to-sign-in.tsx';

/** Asking for a link by which a new password is chosen. What it says is the same whether or not there is an account. */
export function ForgotPage() {
  const t = useMessages();
  const { data: settings } = useQuery(settingsQuery);
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => api.request('POST /api/auth/forgot', { body: { email } }) });

  return (
    <AuthLayout title={t('auth.forgotTitle')}>
      {ask.isSuccess ? (
        <div className="auth-form" role="status">
          <p>{t('auth.forgotSent', { email: email.trim() })}</p>
          <p className="small">{t(settings?.sendsMail ? 'auth.forgotLook' : 'auth.forgotNoMail')}</p>
        </div>
      ) : (
        <AuthForm
          action={t('auth.forgotSend')}
          isPending={ask.isPending}
          problem={ask.error && errorWords(t, ask.error)}
          isReady={isEmail(email)}
          onSubmit={ask.mutate}
        >
          {(asked) => (
            <>
              <p>{t('auth.forgotText')}</p>
              <EmailField value={email} onChange={setEmail} asked={asked} />
            </>
          )}
        </AuthForm>
      )}
      <div className="auth-foot">
        <ToSignIn look="plain" />
      </div>
    </AuthLayout>
  );
}
