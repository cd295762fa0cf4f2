import { type TextareaHTMLAttributes, useId } from 'react';
import { describedBy, Field, type FieldWords } from './field.tsx';

export interface TextAreaProps
  extends FieldWords,
    Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'style' | 'onChange'> {
  onChange: (value: string) => void;
}

/** Several lines of text; grows with them where the browser can do that. */
export function TextArea({ label, hint, error, onChange, id, rows = 2, ...rest }: TextAreaProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const words = { label, hint, error };
  return (
    <Field id={fieldId} words={words}>
      <textarea
        {...rest}
        id={fieldId}
        rows={rows}
        className="parley-input parley-text-area"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(fieldId, words)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
