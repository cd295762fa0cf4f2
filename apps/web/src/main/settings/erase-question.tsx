import { ParleyError } from '@parley/client';
import { Button, Dialog, TextField, useMessages } from '@parley/react/parts';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { useLeave } from '../app/use-leave.ts';
import { useMe } from '../app/use-me.ts';
import { CurrentPasswordField, isWrongPassword } from '../auth/password-fields.tsx';
import { Problem } from '../frame/problem.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { useSignedInJustNow } from './use-signed-in-just-now.ts';

/** Asks twice: by what has to be typed, and by the password, unless the person has signed in just now. */
export function EraseQuestion({ onClose }: { onClose: () => void }) {
  const t = useMessages();
  const me = useMe();
  const leave = useLeave();
  const formId = useId();
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const signedInJustNow = useSignedInJustNow();
  const wanted = me.email || me.name;
  const isTyped = typed.trim().toLowerCase() === wanted.toLowerCase();

  const erase = useMutation({
    mutationFn: () => api.request('DELETE /api/me', { body: password === '' ? {} : { password } }),
    onSuccess: () => leave('/goodbye'),
  });
  const { error } = erase;
  const reason = error instanceof ParleyError ? error.details['reason'] : null;
  // The server counts the minutes, so it has the last word.
  const needsPassword = !signedInJustNow || isWrongPassword(error);
  const problem = () => {
    if (reason === 'last_admin') return t('privacy.lastAdmin', { workspace: me.workspace.name });
    return error && !isWrongPassword(error) ? errorWords(t, error) : null;
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isTyped && (password !== '' || !needsPassword) && !erase.isPending) erase.mutate();
  };
  return (
    <Dialog
      title={t('privacy.eraseTitle')}
      role="alertdialog"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button look="danger" type="submit" form={formId} isPending={erase.isPending}>
            {t('privacy.eraseAction')}
          </Button>
        </>
      }
    >
      <form id={formId} className="erase-fields" onSubmit={submit} noValidate>
        <p className="parley-dialog-text">{t('privacy.eraseText')}</p>
        <TextField
          label={t('privacy.type', { text: wanted })}
          // The person has just asked for this question.
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={setTyped}
          error={asked && !isTyped ? t('privacy.typeWrong', { text: wanted }) : null}
        />
        {needsPassword && (
          <>
            <CurrentPasswordField
              value={password}
              onChange={setPassword}
              asked={asked}
              error={reason === 'reauthenticate' ? null : error}
            />
            <SignInAgain />
          </>
        )}
        <Problem>{problem()}</Problem>
      </form>
    </Dialog>
  );
}
