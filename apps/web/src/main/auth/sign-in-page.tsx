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
import { OtherWays } from './other-ways.tsx';
import { passkeyWords } from './passkey-words.ts';
import { problemWords, providerErrorWords } from './problem-words.ts';
import { useEnter } from './use-enter.ts';
import { usePasskeySignIn } from './use-passkey-sign-in.ts';
import { useProviderSignIn } from './use-provider.ts';

/** Signing in: with e-mail and password, a passkey, or an account elsewhere. */
export function SignInPage() {
  const t = useMessages();
  const { next, ...told } = useSearch({ from: '/door/sign-in' });
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

  const passkey = usePasskeySignIn(settings?.signIn.passkeys, enter);
  const toProvider = useProviderSignIn(next);

  const emailError = submitted && !/^\S+@\S+$/.test(email.trim()) ? t('auth.emailNeeded') : null;
  const passwordError = submitted && password === '' ? t('auth.passwordNeeded') : null;
  const unconfirmed = signIn.error instanceof ParleyError && signIn.error.details['reason'] === 'email_unconfirmed';
  const wrong = signIn.error instanceof ParleyError && signIn.error.code === 'UNAUTHENTICATED';
  const failure = (): string | null => {
    if (unconfirmed) return t('auth.confirmFirstNow');
    if (signIn.error) return wrong ? t('auth.wrongCredentials') : errorWords(t, signIn.error);
    if (passkey.error) return passkeyWords(t, passkey.error);
    if (toProvider.error) return providerErrorWords(t, toProvider.error, toProvider.variables.name);
    return problemWords(t, told, settings);
  };
  const failed = failure();

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
          autoComplete="username webauthn"
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
        {failed !== null && (
          <p className="auth-error" role="alert">
            {failed}
          </p>
        )}
        <Button ref={submitButton} type="submit" look="primary" size="large" wide isPending={signIn.isPending}>
          {t('auth.signIn')}
        </Button>
      </form>
      <OtherWays providers={settings?.signIn.providers ?? []} toProvider={toProvider} passkey={passkey} />
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
          <Link to="/forgot">{t('auth.forgot')}</Link>
        </p>
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
