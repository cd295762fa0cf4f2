import { ParleyError } from '@parley/client';
import { PasswordField, type TextFieldProps, useMessages } from '@parley/react/parts';
import { errorCode } from '../app/error-code.ts';

export const isLongEnough = (password: string): boolean => password.length >= 8;

/** A password that the server would not take says so at its field. */
export const isEasyPassword = (error: unknown): boolean => errorCode(error) === 'VALIDATION_FAILED';

interface PasswordProps extends Omit<TextFieldProps, 'type' | 'label' | 'value' | 'error'> {
  label?: string;
  value: string;
  /** Whether somebody has tried to send it: before that nothing is wrong with it. */
  asked: boolean;
  /** What the server said of the last try. */
  error?: unknown;
}

/** A password to choose. */
export function NewPasswordField({ label, asked, error, ...rest }: PasswordProps) {
  const t = useMessages();
  const short = asked && !isLongEnough(rest.value);
  return (
    <PasswordField
      {...rest}
      label={label ?? t('auth.newPassword')}
      name="password"
      autoComplete="new-password"
      hint={t('auth.passwordHint')}
      error={short ? t('auth.passwordShort') : isEasyPassword(error) ? t('auth.passwordEasy') : null}
    />
  );
}

/** A password that is not the person's says so at its field. */
export const isWrongPassword = (error: unknown): boolean => errorCode(error) === 'FORBIDDEN';

/** The password that one has. */
export function CurrentPasswordField({ label, asked, error, ...rest }: PasswordProps) {
  const t = useMessages();
  const hasNone = error instanceof ParleyError && error.details['reason'] === 'no_password';
  const refused = hasNone ? t('settings.noPassword') : isWrongPassword(error) ? t('settings.wrongPassword') : null;
  return (
    <PasswordField
      {...rest}
      label={label ?? t('settings.currentPassword')}
      name="password"
      autoComplete="current-password"
      error={asked && rest.value === '' ? t('auth.passwordNeeded') : refused}
    />
  );
}
