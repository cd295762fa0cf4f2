import { TextField, type TextFieldProps, useMessages } from '@parley/react/parts';

/** Whether it can be an address; whether it is one shows when something is sent there. */
export const isEmail = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text.trim());

interface EmailFieldProps extends Omit<TextFieldProps, 'type' | 'label' | 'value'> {
  label?: string;
  value: string;
  /** Whether somebody has tried to send it: before that nothing is wrong with it. */
  asked: boolean;
}

/** An e-mail address. */
export function EmailField({ label, asked, error, ...rest }: EmailFieldProps) {
  const t = useMessages();
  return (
    <TextField
      name="email"
      autoComplete="username"
      {...rest}
      type="email"
      label={label ?? t('auth.email')}
      error={asked && !isEmail(rest.value) ? t('auth.emailNeeded') : error}
    />
  );
}
