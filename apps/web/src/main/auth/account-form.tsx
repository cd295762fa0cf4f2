import { TextField, useMessages } from '@parley/react/parts';
import { useState } from 'react';
import { errorCode } from '../app/error-code.ts';
import { errorWords } from '../app/error-words.ts';
import { AuthForm } from './auth-form.tsx';
import { EmailField, isEmail } from './email-field.tsx';
import { isEasyPassword, isLongEnough, NewPasswordField } from './password-fields.tsx';

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
  const [account, setAccount] = useState<NewAccount>({ workspace: '', name: '', email: '', password: '' });
  const { workspace, name, email, password } = account;
  const set = (field: keyof NewAccount) => ({
    value: account[field],
    onChange: (value: string) => setAccount({ ...account, [field]: value }),
  });

  const isNamed = name.trim() !== '' && !(withWorkspace && workspace.trim() === '');
  const taken = errorCode(error) === 'CONFLICT';
  return (
    <AuthForm
      action={action}
      isPending={isPending}
      problem={error && !taken && !isEasyPassword(error) ? errorWords(t, error) : null}
      isReady={isNamed && isEmail(email) && isLongEnough(password)}
      onSubmit={() => onSubmit(account)}
    >
      {(asked) => (
        <>
          {withWorkspace && (
            <TextField
              label={t('auth.workspace')}
              name="organization"
              autoComplete="organization"
              maxLength={80}
              {...set('workspace')}
              hint={t('auth.workspaceHint')}
              error={asked && workspace.trim() === '' ? t('auth.workspaceNeeded') : null}
            />
          )}
          <TextField
            label={t('auth.name')}
            name="name"
            autoComplete="name"
            maxLength={80}
            {...set('name')}
            hint={t('auth.nameHint')}
            error={asked && name.trim() === '' ? t('auth.nameNeeded') : null}
          />
          <EmailField {...set('email')} asked={asked} error={taken ? t('auth.emailTaken') : null} />
          <NewPasswordField label={t('auth.password')} {...set('password')} asked={asked} error={error} />
        </>
      )}
    </AuthForm>
  );
}
