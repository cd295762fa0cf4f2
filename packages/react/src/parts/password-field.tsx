import { Eye, EyeOff } from 'lucide-react';
import { useId, useState } from 'react';
import { describedBy, Field } from './field.tsx';
import { useMessages } from './locale.tsx';
import type { TextFieldProps } from './text-field.tsx';

/** A password, which can be shown. `autoComplete` says whether it is the current or a new one. */
export function PasswordField({ label, hint, error, onChange, id, ...rest }: Omit<TextFieldProps, 'type'>) {
  const t = useMessages();
  const [shown, setShown] = useState(false);
  const ownId = useId();
  const fieldId = id ?? ownId;
  const words = { label, hint, error };
  return (
    <Field id={fieldId} words={words}>
      <div className="parley-password">
        <input
          {...rest}
          id={fieldId}
          type={shown ? 'text' : 'password'}
          className="parley-input"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(fieldId, words)}
          onChange={(event) => onChange?.(event.target.value)}
        />
        <button
          type="button"
          className="parley-password-eye"
          aria-label={t(shown ? 'common.hidePassword' : 'common.showPassword')}
          title={t(shown ? 'common.hidePassword' : 'common.showPassword')}
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff aria-hidden size={20} /> : <Eye aria-hidden size={20} />}
        </button>
      </div>
    </Field>
  );
}
