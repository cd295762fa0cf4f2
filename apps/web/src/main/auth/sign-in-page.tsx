import { ParleyError } from '@parley/client';
import { useMessages } from '@parley/react/parts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { settingsQuery } from '../app/queries.ts';
import { CodeForm } from '../home/code-form.tsx';
import { AuthForm } from './auth-form.tsx';
import { AuthLayout } from './auth-layout.tsx';
import { DemoPeople } from './demo-people.tsx';
import { EmailField, isEmail } from './email-field.tsx';
import { FootLine } from './foot-line.tsx';
import { OtherWays } from './other-ways.tsx';
import { passkeyWords } from './passkey-words.ts';
import { CurrentPasswordField } from './password-fields.tsx';
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
  const [asGuest, setAsGuest] = useState(false);
  const submitButton = useRef<HTMLButtonElement>(null);
  const signIn = useMutation({
    mutationFn: () => api.request('POST /api/auth/sign-in', { body: { email, password } }),
    onSuccess: ({ user }) => enter(user),
  });

  const passkey = usePasskeySignIn(settings?.signIn.passkeys, enter);
  const toProvider = useProviderSignIn(next);

  const unconfirmed = signIn.error instanceof ParleyError && signIn.error.details['reason'] === 'email_unconfirmed';
  const wrong = signIn.error instanceof ParleyError && signIn.error.code === 'UNAUTHENTICATED';
  const failure = (): string | null => {
    if (unconfirmed) return t('auth.confirmFirstNow');
    if (signIn.error) return wrong ? t('auth.wrongCredentials') : errorWords(t, signIn.error);
    if (passkey.error) return passkeyWords(t, passkey.error);
    if (toProvider.error) return providerErrorWords(t, toProvider.error, toProvider.variables.name);
    return problemWords(t, told, settings);
  };

  return (
    <AuthLayout title={t('auth.signIn')}>
      <AuthForm
        action={t('auth.signIn')}
        isPending={signIn.isPending}
        problem={failure()}
        isReady={isEmail(email) && password !== ''}
        onSubmit={signIn.mutate}
        buttonRef={submitButton}
      >
        {(asked) => (
          <>
            <EmailField autoComplete="username webauthn" value={email} onChange={setEmail} asked={asked} />
            <CurrentPasswordField label={t('auth.password')} value={password} onChange={setPassword} asked={asked} />
          </>
        )}
      </AuthForm>
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
        <FootLine>
          <Link to="/forgot">{t('auth.forgot')}</Link>
        </FootLine>
        <FootLine words={t('auth.noAccount')}>
          <Link to="/sign-up" search={next === undefined ? {} : { next }}>
            {t('auth.signUp')}
          </Link>
        </FootLine>
        {asGuest ? (
          <CodeForm autoFocus />
        ) : (
          <FootLine words={t('auth.haveCode')}>
            <button type="button" className="text-button" onClick={() => setAsGuest(true)}>
              {t('auth.joinAsGuest')}
            </button>
          </FootLine>
        )}
      </div>
    </AuthLayout>
  );
}
