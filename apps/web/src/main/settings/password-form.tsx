import { ParleyError } from '@parley/client';
import { Button, PasswordField, toasts, useMessages } from '@parley/react/parts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { api } from '../app/api.ts';
import { errorWords } from '../app/error-words.ts';
import { sessionsQuery } from '../app/queries.ts';
import { useMe } from '../app/use-me.ts';

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
  const code = change.error instanceof ParleyError ? change.error.code : null;
  const short = password.length < 8;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (current !== '' && !short) change.mutate();
  };

  return (
    <form className="profile" onSubmit={submit} noValidate>
      {/* For password managers. */}
      <input type="text" autoComplete="username" value={me.email} readOnly hidden />
      <PasswordField
        label={t('settings.currentPassword')}
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={
          submitted && current === ''
            ? t('auth.passwordNeeded')
            : code === 'FORBIDDEN'
              ? t('settings.wrongPassword')
              : null
        }
      />
      <PasswordField
        label={t('auth.newPassword')}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        hint={t('auth.passwordHint')}
        error={
          submitted && short ? t('auth.passwordShort') : code === 'VALIDATION_FAILED' ? t('auth.passwordEasy') : null
        }
      />
      {change.error && code !== 'FORBIDDEN' && code !== 'VALIDATION_FAILED' && (
        <p className="form-error" role="alert">
          {errorWords(t, change.error)}
        </p>
      )}
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
