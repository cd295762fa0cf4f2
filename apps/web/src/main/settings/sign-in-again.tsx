import { Button, toasts, useMessages } from '@parley/react/parts';
import { useMutation } from '@tanstack/react-query';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { useLeave } from '../app/use-leave.ts';

/** For who has no password to give: signs out, and comes back here. */
export function SignInAgain() {
  const t = useMessages();
  const leave = useLeave();
  const signOut = useMutation({
    mutationFn: () => api.request('POST /api/auth/sign-out'),
    onSuccess: () => leave('/sign-in', '/settings/privacy'),
    onError: (error) => toasts.show(errorWords(t, error), { tone: 'bad', key: 'sign-out' }),
  });
  return (
    <p className="small erase-again">
      {t('privacy.noPassword')}
      <Button size="small" isPending={signOut.isPending} onPress={() => signOut.mutate()}>
        {t('privacy.signInAgain')}
      </Button>
    </p>
  );
}
