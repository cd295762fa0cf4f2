import { useLocale } from '@parley/react/parts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { api } from '../app/api.ts';
import { settingsQuery } from '../app/queries.ts';
import { Problem } from '../frame/problem.tsx';
import { AccountForm, type NewAccount } from './account-form.tsx';
import { AuthLayout } from './auth-layout.tsx';
import { FootLine } from './foot-line.tsx';
import { OtherWays } from './other-ways.tsx';
import { providerErrorWords } from './problem-words.ts';
import { ToSignIn } from './to-sign-in.tsx';
import { useEnter } from './use-enter.ts';
import { useProviderSignIn } from './use-provider.ts';

/** Making an account, which signs in with it, unless its address has to be confirmed first. */
export function SignUpPage() {
  const { t, language } = useLocale();
  const { next } = useSearch({ from: '/door/sign-up' });
  const { data: settings } = useQuery(settingsQuery);
  const enter = useEnter(next);
  const toProvider = useProviderSignIn(next);
  const signUp = useMutation({
    mutationFn: ({ name, email, password }: NewAccount) =>
      api.request('POST /api/auth/sign-up', {
        body: { name, email, password, language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
      }),
    onSuccess: async ({ user, signedIn }) => {
      if (signedIn) await enter(user);
    },
  });

  if (signUp.data?.signedIn === false) {
    return (
      <AuthLayout title={t('auth.confirmFirstTitle')}>
        <div className="auth-form">
          <p role="status">{t('auth.confirmFirst', { email: signUp.data.user.email })}</p>
          <ToSignIn />
        </div>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title={t('auth.signUpTitle')}>
      <AccountForm
        action={t('auth.signUp')}
        isPending={signUp.isPending}
        error={signUp.error}
        onSubmit={(account) => signUp.mutate(account)}
      />
      <Problem>{toProvider.error && providerErrorWords(t, toProvider.error, toProvider.variables.name)}</Problem>
      <OtherWays providers={settings?.signIn.providers ?? []} toProvider={toProvider} />
      <div className="auth-foot">
        <FootLine words={t('auth.haveAccount')}>
          <Link to="/sign-in" search={next === undefined ? {} : { next }}>
            {t('auth.signIn')}
          </Link>
        </FootLine>
      </div>
    </AuthLayout>
  );
}
