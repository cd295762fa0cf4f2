import { useLocale } from '@parley/react/parts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../app/api.ts';
import { errorCode } from '../app/error-code.ts';
import { settingsQuery } from '../app/queries.ts';
import { AccountForm } from './account-form.tsx';
import { AuthLayout } from './auth-layout.tsx';
import { ToSignIn } from './to-sign-in.tsx';
import { useEnter } from './use-enter.ts';
import { useLinkSecret } from './use-link-secret.ts';

/** The first visit of all: whoever has the link that the start printed names the workspace and makes the admin's account. */
export function SetUpPage() {
  const token = useLinkSecret();
  // Another link is another try.
  return <SetUp key={token} token={token} />;
}

function SetUp({ token }: { token: string | null }) {
  const { t, language } = useLocale();
  const { data: settings } = useQuery(settingsQuery);
  const enter = useEnter(undefined);
  const setUp = useMutation({
    mutationFn: (account: { workspace: string; name: string; email: string; password: string }) => {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      return api.request('POST /api/setup', { body: { ...account, token: token ?? '', language, timeZone } });
    },
    onSuccess: ({ user }) => enter(user),
  });
  const over = errorCode(setUp.error) === 'NOT_FOUND';

  if (settings && !settings.setUpNeeded && !setUp.isSuccess) {
    return (
      <AuthLayout title={t('auth.setUpDoneTitle')}>
        <div className="auth-form">
          <p>{t('auth.setUpDone')}</p>
          <ToSignIn />
        </div>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title={t('auth.setUpTitle')}>
      {token === null || over ? (
        <div className="auth-form">
          {over && <p role="alert">{t('auth.linkOver')}</p>}
          <p>{t('auth.setUpWhere')}</p>
          <p className="auth-command">
            <code>npm run parley -- setup-link</code>
          </p>
        </div>
      ) : (
        <>
          <p className="auth-lead">{t('auth.setUpText')}</p>
          <AccountForm
            withWorkspace
            action={t('auth.setUpAction')}
            isPending={setUp.isPending}
            error={setUp.error}
            onSubmit={(account) => setUp.mutate(account)}
          />
        </>
      )}
    </AuthLayout>
  );
}
