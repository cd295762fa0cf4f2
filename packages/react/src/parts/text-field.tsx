import { type InputHTMLAttributes, type Ref, useId } from 'react';
import { describedBy, Field, type FieldWords } from './field.tsx';

export interface TextFieldProps
  extends FieldWords,
    Omit<
      InputHTMLAttributes<HTMLInputElement>,
      'className' | 'style' | 'onChange' | 'aria-invalid' | 'aria-describedby'
    > {
  onChange?: (value: string) => void;
  ref?: Ref<HTMLInputElement>;
}

/** A line of text, or whatever else `type` says: a native input, as phones and password managers know it. */
export function TextField({ label, hint, error, onChange, id, ...rest }: TextFieldProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const words = { label, hint, error };
  return (
    <Field id={fieldId} words={words}>
      <input
        {...rest}
        id={fieldId}
        className="parley-input"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(fieldId, words)}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </Field>
  );
}
