import type { Translate } from '@parley/locales';
import { useMessages } from '@parley/react/parts';
import { useState } from 'react';
import type { Schema } from '../document/api-document.ts';
import { type Field, fieldsOf, type Kind, kindsOf, type Limit } from '../document/fields.ts';
import { useReference } from '../reference-context.ts';
import { Rich } from './rich.tsx';

/** The fields of a schema; of a choice, those of each kind. */
export function SchemaFields({ schema, sent }: { schema: Schema; sent: boolean }) {
  const { schemas } = useReference();
  return <Kinds kinds={kindsOf(schema, schemas)} sent={sent} />;
}

/** `sent`: by the caller, so it matters what may be left out. */
function Kinds({ kinds, sent }: { kinds: readonly Kind[]; sent: boolean }) {
  const t = useMessages();
  const { schemas } = useReference();
  return kinds.map(({ name, schema }, index) => (
    <div key={name ?? index} className="kind">
      {name !== null && (
        <p className="kind-name">
          {t('reference.kind')} <code>{name}</code>
        </p>
      )}
      <FieldList fields={fieldsOf(schema, schemas)} sent={sent} />
    </div>
  ));
}

export function FieldList({ fields, sent }: { fields: readonly Field[]; sent: boolean }) {
  if (fields.length === 0) return null;
  return (
    <ul className="fields">
      {fields.map((field) => (
        <FieldRow key={field.name} field={field} sent={sent} />
      ))}
    </ul>
  );
}

function FieldRow({ field, sent }: { field: Field; sent: boolean }) {
  const t = useMessages();
  const { name, type, required, description, limit, pattern, values, kinds } = field;
  return (
    <li className="field">
      <div className="field-head">
        <code className="field-name">{name}</code>
        <span className="field-type" lang="en">
          {type}
        </span>
        {sent && required && <span className="field-required">{t('reference.required')}</span>}
      </div>
      {description !== null && (
        <p className="field-text" lang="en">
          <Rich text={description} />
        </p>
      )}
      {values.length > 0 && (
        <p className="field-values">
          {values.map((value) => (
            <code key={value}>{value}</code>
          ))}
        </p>
      )}
      {sent && limit !== null && <p className="field-limit">{limitWords(limit, t)}</p>}
      {sent && limit === null && pattern !== null && (
        <p className="field-limit">
          {t('reference.pattern')} <code>{pattern}</code>
        </p>
      )}
      {kinds.length > 0 && <Inner name={name} kinds={kinds} sent={sent} />}
    </li>
  );
}

/** What is in a field, shown when somebody wants to see it. */
function Inner({ name, kinds, sent }: { name: string; kinds: readonly Kind[]; sent: boolean }) {
  const t = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="inner" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('reference.fieldsOf', { name })}</summary>
      {isOpen && <Kinds kinds={kinds} sent={sent} />}
    </details>
  );
}

function limitWords({ kind, min, max }: Limit, t: Translate): string {
  const range = min === null ? `≤ ${max}` : max === null ? `≥ ${min}` : min === max ? `${min}` : `${min}–${max}`;
  if (kind === 'characters') return t('reference.characters', { range });
  return kind === 'items' ? t('reference.items', { range }) : range;
}
