import { Button, toasts, useMessages } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { meQuery } from '../app/queries.ts';
import { Picture } from './picture.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SettingsFrame } from './settings-frame.tsx';
import { WaysToSignIn } from './ways-to-sign-in.tsx';

/** A person's profile, and how they sign in. */
export function SettingsPage() {
  const t = useMessages();
  return (
    <SettingsFrame title={t('settings.title')} actions={<SignOut />}>
      <section className="settings-section" aria-labelledby="profile">
        <h2 id="profile">{t('settings.profile')}</h2>
        <div className="settings-body">
          <Picture />
          <ProfileForm />
        </div>
      </section>
      <section className="settings-section" aria-labelledby="ways">
        <h2 id="ways">{t('ways.title')}</h2>
        <WaysToSignIn />
      </section>
    </SettingsFrame>
  );
}

function SignOut() {
  const t = useMessages();
  const queryClient = useQueryClient();
  const router = useRouter();
  const signOut = useMutation({
    mutationFn: () => api.request('POST /api/auth/sign-out'),
    onSuccess: async () => {
      queryClient.setQueryData(meQuery.queryKey, null);
      await router.navigate({ to: '/sign-in' });
      queryClient.removeQueries({ predicate: ({ queryKey }) => !['me', 'settings'].includes(String(queryKey[0])) });
      toasts.show(t('auth.signedOut'), { key: 'sign-out' });
    },
    onError: (error) => toasts.show(errorWords(t, error), { tone: 'bad', key: 'sign-out' }),
  });
  return (
    <Button icon={<LogOut aria-hidden />} isPending={signOut.isPending} onPress={() => signOut.mutate()}>
      {t('settings.signOut')}
    </Button>
  );
}
