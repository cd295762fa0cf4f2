import type { ReactNode } from 'react';

/** What every field has around its control. */
export interface FieldWords {
  label: string;
  /** Stands under the control until there is an error. */
  hint?: ReactNode;
  /** What is wrong and what to do. Marks the field as invalid. */
  error?: string | null | undefined;
}

/** Ids by which a control is tied to its hint and error. */
export const describedBy = (id: string, { hint, error }: FieldWords): string | undefined =>
  error ? `${id}-error` : hint ? `${id}-hint` : undefined;

/** Label above, control, then hint or error below. */
export function Field({ id, words, children }: { id: string; words: FieldWords; children: ReactNode }) {
  return (
    <div className="parley-field">
      <label className="parley-field-label" htmlFor={id}>
        {words.label}
      </label>
      {children}
      {words.hint && !words.error && (
        <p className="parley-field-hint" id={`${id}-hint`}>
          {words.hint}
        </p>
      )}
      {words.error && (
        <p className="parley-field-error" id={`${id}-error`} role="alert">
          {words.error}
        </p>
      )}
    </div>
  );
}
