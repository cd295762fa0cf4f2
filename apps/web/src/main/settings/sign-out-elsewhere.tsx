import { Button, Confirm, toasts, useMessages } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { sessionsQuery } from '../app/queries.ts';

/** Ends every session but this one, after a question. */
export function SignOutElsewhere() {
  const t = useMessages();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState(false);
  const end = useMutation({
    mutationFn: () => api.request('DELETE /api/auth/sessions'),
    onSuccess: async () => {
      toasts.show(t('settings.signedOutElsewhere'), { key: 'session' });
      await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
    onError: (error) => toasts.show(errorWords(t, error), { tone: 'bad', key: 'session' }),
  });
  return (
    <>
      <Button onPress={() => setAsked(true)}>{t('settings.signOutElsewhere')}</Button>
      <Confirm
        isOpen={asked}
        title={t('settings.signOutElsewhereTitle')}
        text={t('settings.signOutElsewhereText')}
        action={t('settings.signOutElsewhere')}
        onClose={() => setAsked(false)}
        onConfirm={() => end.mutateAsync()}
      />
    </>
  );
}
