import { ParleyError } from '@parley/client';
import { Button, PasswordField, TextField, useMessages } from '@parley/react/parts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type SubmitEvent, useRef, useState } from 'react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { settingsQuery } from '../app/queries.ts';
import { CodeForm } from '../home/code-form.tsx';
import { AuthLayout } from './auth-layout.tsx';
import { DemoPeople } from './demo-people.tsx';
import { useEnter } from './use-enter.ts';

/** Signing in with e-mail and password. */
export function SignInPage() {
  const t = useMessages();
  const { next } = useSearch({ from: '/door/sign-in' });
  const { data: settings } = useQuery(settingsQuery);
  const enter = useEnter(next);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const [asGuest, setAsGuest] = useState(false);
  const submitButton = useRef<HTMLButtonElement>(null);
  const signIn = useMutation({
    mutationFn: () => api.request('POST /api/auth/sign-in', { body: { email, password } }),
    onSuccess: ({ user }) => enter(user),
  });

  const emailError = submitted && !/^\S+@\S+$/.test(email.trim()) ? t('auth.emailNeeded') : null;
  const passwordError = submitted && password === '' ? t('auth.passwordNeeded') : null;
  const wrong = signIn.error instanceof ParleyError && signIn.error.code === 'UNAUTHENTICATED';

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (/^\S+@\S+$/.test(email.trim()) && password !== '') signIn.mutate();
  };

  return (
    <AuthLayout title={t('auth.signIn')}>
      <form className="auth-form" onSubmit={submit} noValidate>
        <TextField
          label={t('auth.email')}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={emailError}
        />
        <PasswordField
          label={t('auth.password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={passwordError}
        />
        {signIn.error && (
          <p className="auth-error" role="alert">
            {wrong ? t('auth.wrongCredentials') : errorWords(t, signIn.error)}
          </p>
        )}
        <Button ref={submitButton} type="submit" look="primary" size="large" wide isPending={signIn.isPending}>
          {t('auth.signIn')}
        </Button>
      </form>
      {settings?.demo && (
        <DemoPeople
          demo={settings.demo}
          onChoose={(demoEmail, demoPassword) => {
            setEmail(demoEmail);
            setPassword(demoPassword);
            submitButton.current?.focus();
          }}
        />
      )}
      <div className="auth-foot">
        <p className="auth-other">
          <span>{t('auth.noAccount')}</span>
          <Link to="/sign-up" search={next === undefined ? {} : { next }}>
            {t('auth.signUp')}
          </Link>
        </p>
        {asGuest ? (
          <CodeForm autoFocus />
        ) : (
          <p className="auth-other">
            <span>{t('auth.haveCode')}</span>
            <button type="button" className="text-button" onClick={() => setAsGuest(true)}>
              {t('auth.joinAsGuest')}
            </button>
          </p>
        )}
      </div>
    </AuthLayout>
  );
}
