import { useMessages } from '@parley/react/parts';
import { useState } from 'react';
import type { Parameter } from '../document/api-document.ts';
import { type Field, fieldsOf, kindsOf } from '../document/fields.ts';
import type { Operation, Success } from '../document/read-reference.ts';
import { ReferenceLink } from '../frame/reference-link.tsx';
import { useReference } from '../reference-context.ts';
import { exampleValues } from '../samples/sample-request.ts';
import { TryIt } from '../try-it/try-it.tsx';
import { Code } from './code.tsx';
import { Facts } from './facts.tsx';
import { FieldList, SchemaFields } from './field-list.tsx';
import { Rich } from './rich.tsx';
import { Samples } from './samples.tsx';

const PLACES = [
  ['path', 'reference.inPath'],
  ['query', 'reference.inQuery'],
  ['header', 'reference.inHeader'],
] as const;

/** One operation: what it does and takes on one side, how it is called and what it answers on the other. */
export function OperationSection({ operation }: { operation: Operation }) {
  const t = useMessages();
  const { schemas } = useReference();
  const [values, setValues] = useState(() => exampleValues(operation, Date.now()));
  const { id, method, path, summary, description, parameters, body, successes, failures } = operation;
  return (
    <section id={id} className="operation" aria-labelledby={`${id}-title`}>
      <div className="operation-words">
        <h2 id={`${id}-title`} lang="en">
          <a href={`#${id}`} className="anchor">
            <Rich text={summary} />
          </a>
        </h2>
        <p className="endpoint">
          <span className={`method method-${method.toLowerCase()}`}>{method}</span> <code>{path}</code>
        </p>
        {description !== null && (
          <p lang="en">
            <Rich text={description} />
          </p>
        )}
        <Facts operation={operation} />
        {PLACES.map(([place, words]) => {
          const fields = parameterFields(
            parameters.filter((one) => one.in === place),
            schemas,
          );
          return (
            fields.length > 0 && (
              <div key={place}>
                <h3>{t(words)}</h3>
                <FieldList fields={fields} sent />
              </div>
            )
          );
        })}
        {body !== null && (
          <div>
            <h3>{t(body.required ? 'reference.body' : 'reference.bodyOptional')}</h3>
            <SchemaFields schema={body.schema} sent />
          </div>
        )}
        <h3>{t('reference.answers')}</h3>
        {successes.map((success) => (
          <Answer key={success.status} success={success} />
        ))}
        <ul className="failures" aria-label={t('reference.errors')}>
          {failures.flatMap(({ status, codes }) =>
            codes.map((code) => (
              <li key={code}>
                <span className="status">{status}</span>{' '}
                <ReferenceLink to="/errors" hash={code}>
                  <code>{code}</code>
                </ReferenceLink>
              </li>
            )),
          )}
        </ul>
      </div>
      <div className="operation-code">
        <div className="operation-sticky">
          <Samples operation={operation} values={values} />
          <TryIt operation={operation} values={values} onChange={setValues} />
          {successes.map(
            ({ status, body: answer }) =>
              answer !== null && (
                <Code
                  key={status}
                  label={t('reference.answerExample', { status })}
                  text={JSON.stringify(answer.example, null, 2)}
                  language="json"
                />
              ),
          )}
        </div>
      </div>
    </section>
  );
}

function Answer({ success: { status, body, bytes } }: { success: Success }) {
  const t = useMessages();
  const { schemas } = useReference();
  const hasFields = body !== null && kindsOf(body.schema, schemas).length > 0;
  const words = Number(status) >= 300 ? 'reference.redirect' : bytes ? 'reference.bytes' : 'reference.noBody';
  return (
    <div className="answer">
      <p>
        <span className="status status-good">{status}</span> {body === null && t(words)}
      </p>
      {hasFields && <SchemaFields schema={body.schema} sent={false} />}
    </div>
  );
}

/** Parameters are shown as fields are. */
function parameterFields(parameters: readonly Parameter[], schemas: Parameters<typeof fieldsOf>[1]): Field[] {
  const properties = Object.fromEntries(
    parameters.map(({ name, description, schema }) => [name, { ...schema, ...(description && { description }) }]),
  );
  const required = parameters.filter((one) => one.required).map(({ name }) => name);
  return fieldsOf({ properties, required }, schemas);
}
