import { ParleyError } from '@parley/client';
import { Button, PasswordField, TextField, useMessages } from '@parley/react/parts';
import { type SubmitEvent, useState } from 'react';
import { errorWords } from '../app/error-words.ts';

export interface NewAccount {
  /** Empty where the form does not ask for it. */
  workspace: string;
  name: string;
  email: string;
  password: string;
}

interface AccountFormProps {
  /** Whether it asks for the name of the workspace too. */
  withWorkspace?: boolean;
  /** Words of the button. */
  action: string;
  isPending: boolean;
  /** What the server said of the last try. */
  error: Error | null;
  onSubmit: (account: NewAccount) => void;
}

/** What a new account needs. */
export function AccountForm({ withWorkspace = false, action, isPending, error, onSubmit }: AccountFormProps) {
  const t = useMessages();
  const [workspace, setWorkspace] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [submitted, setSubmitted] = useState(false);

  const problems = {
    workspace: withWorkspace && workspace.trim() === '' ? t('auth.workspaceNeeded') : null,
    name: name.trim() === '' ? t('auth.nameNeeded') : null,
    email: /^\S+@\S+\.\S+$/.test(email.trim()) ? null : t('auth.emailNeeded'),
    password: password.length < 8 ? t('auth.passwordShort') : null,
  };
  const shown: Partial<typeof problems> = submitted ? problems : {};
  const code = error instanceof ParleyError ? error.code : null;
  const taken = code === 'CONFLICT';
  const easy = code === 'VALIDATION_FAILED';

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (Object.values(problems).every((problem) => problem === null)) onSubmit({ workspace, name, email, password });
  };

  return (
    <form className="auth-form" onSubmit={submit} noValidate>
      {withWorkspace && (
        <TextField
          label={t('auth.workspace')}
          name="organization"
          autoComplete="organization"
          maxLength={80}
          value={workspace}
          onChange={setWorkspace}
          hint={t('auth.workspaceHint')}
          error={shown.workspace}
        />
      )}
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
        error={shown.password ?? (easy ? t('auth.passwordEasy') : null)}
      />
      {error && !taken && !easy && (
        <p className="auth-error" role="alert">
          {errorWords(t, error)}
        </p>
      )}
      <Button type="submit" look="primary" size="large" wide isPending={isPending}>
        {action}
      </Button>
    </form>
  );
}
