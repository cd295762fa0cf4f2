import { Button, toasts, useMessages } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { sessionsQuery } from '../app/queries.ts';
import { useMe } from '../app/use-me.ts';
import {
  CurrentPasswordField,
  isEasyPassword,
  isLongEnough,
  isWrongPassword,
  NewPasswordField,
} from '../auth/password-fields.tsx';
import { Problem } from '../frame/problem.tsx';

/** A new password for who knows the one before. */
export function PasswordForm() {
  const t = useMessages();
  const me = useMe();
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const change = useMutation({
    mutationFn: () => api.request('PUT /api/me/password', { body: { current, password } }),
    onSuccess: async () => {
      toasts.show(t('settings.passwordChanged'), { tone: 'good', key: 'password' });
      setCurrent('');
      setPassword('');
      setSubmitted(false);
      await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  const { error } = change;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (current !== '' && isLongEnough(password)) change.mutate();
  };

  return (
    <form className="profile" onSubmit={submit} noValidate>
      {/* For password managers. */}
      <input type="text" autoComplete="username" value={me.email} readOnly hidden />
      <CurrentPasswordField value={current} onChange={setCurrent} asked={submitted} error={error} />
      <NewPasswordField value={password} onChange={setPassword} asked={submitted} error={error} />
      <Problem>{error && !isWrongPassword(error) && !isEasyPassword(error) && errorWords(t, error)}</Problem>
      <div className="email-actions">
        <Button look="primary" type="submit" isPending={change.isPending}>
          {t('settings.changePassword')}
        </Button>
        <Link to="/forgot" className="settings-link">
          {t('auth.forgot')}
        </Link>
      </div>
    </form>
  );
}
