import { ParleyError } from '@parley/client';
import { Button, PasswordField, TextField, useLocale } from '@parley/react/parts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { settingsQuery } from '../app/queries.ts';
import { AuthLayout } from './auth-layout.tsx';
import { OtherWays } from './other-ways.tsx';
import { providerErrorWords } from './problem-words.ts';
import { useEnter } from './use-enter.ts';
import { useProviderSignIn } from './use-provider.ts';

/** Making an account, which signs in with it. */
export function SignUpPage() {
  const { t, language } = useLocale();
  const { next } = useSearch({ from: '/door/sign-up' });
  const { data: settings } = useQuery(settingsQuery);
  const enter = useEnter(next);
  const toProvider = useProviderSignIn(next);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const signUp = useMutation({
    mutationFn: () =>
      api.request('POST /api/auth/sign-up', {
        body: { name, email, password, language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
      }),
    onSuccess: ({ user }) => enter(user),
  });

  const problems = {
    name: name.trim() === '' ? t('auth.nameNeeded') : null,
    email: /^\S+@\S+\.\S+$/.test(email.trim()) ? null : t('auth.emailNeeded'),
    password: password.length < 8 ? t('auth.passwordShort') : null,
  };
  const shown = submitted ? problems : { name: null, email: null, password: null };
  const taken = signUp.error instanceof ParleyError && signUp.error.code === 'CONFLICT';

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (Object.values(problems).every((problem) => problem === null)) signUp.mutate();
  };

  return (
    <AuthLayout title={t('auth.signUpTitle')}>
      <form className="auth-form" onSubmit={submit} noValidate>
        <TextField
          label={t('auth.name')}
          name="name"
          autoComplete="name"
          maxLength={80}
          value={name}
          onChange={setName}
          hint={t('auth.nameHint')}
          error={shown.name}
        />
        <TextField
          label={t('auth.email')}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={shown.email ?? (taken ? t('auth.emailTaken') : null)}
        />
        <PasswordField
          label={t('auth.password')}
          name="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          hint={t('auth.passwordHint')}
          error={shown.password}
        />
        {signUp.error && !taken && (
          <p className="auth-error" role="alert">
            {errorWords(t, signUp.error)}
          </p>
        )}
        <Button type="submit" look="primary" size="large" wide isPending={signUp.isPending}>
          {t('auth.signUp')}
        </Button>
      </form>
      {toProvider.error && (
        <p className="auth-error" role="alert">
          {providerErrorWords(t, toProvider.error, toProvider.variables.name)}
        </p>
      )}
      <OtherWays providers={settings?.signIn.providers ?? []} toProvider={toProvider} />
      <div className="auth-foot">
        <p className="auth-other">
          <span>{t('auth.haveAccount')}</span>
          <Link to="/sign-in" search={next === undefined ? {} : { next }}>
            {t('auth.signIn')}
          </Link>
        </p>
      </div>
    </AuthLayout>
  );
}
