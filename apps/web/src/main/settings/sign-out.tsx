import { Button, toasts, useMessages } from '@parley/react/parts';
import { useMutation } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { useLeave } from '../app/use-leave.ts';

/** Ends this session. */
export function SignOut() {
  const t = useMessages();
  const leave = useLeave();
  const signOut = useMutation({
    mutationFn: () => api.request('POST /api/auth/sign-out'),
    onSuccess: async () => {
      await leave('/sign-in');
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
