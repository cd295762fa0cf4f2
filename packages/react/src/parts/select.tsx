import { ChevronDown } from 'lucide-react';
import { type SelectHTMLAttributes, useId } from 'react';
import { describedBy, Field, type FieldWords } from './field.tsx';

export interface Choice<T extends string = string> {
  value: T;
  label: string;
}

export interface SelectProps<T extends string>
  extends FieldWords,
    Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'style' | 'onChange' | 'value' | 'children'> {
  value: T;
  choices: readonly Choice<T>[];
  onChange: (value: T) => void;
}

/** One of several: the native select, which phones show in their own way. */
export function Select<T extends string>({
  label,
  hint,
  error,
  choices,
  value,
  onChange,
  id,
  ...rest
}: SelectProps<T>) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const words = { label, hint, error };
  return (
    <Field id={fieldId} words={words}>
      <div className="parley-select">
        <select
          {...rest}
          id={fieldId}
          value={value}
          className="parley-input"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(fieldId, words)}
          onChange={(event) => onChange(event.target.value as T)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden size={16} strokeWidth={1.5} />
      </div>
    </Field>
  );
}
