import { Button, TextField, useMessages } from '@parley/react/parts';
import { Play } from 'lucide-react';
import { type FormEvent, useId, useState, useSyncExternalStore } from 'react';
import type { Operation } from '../document/read-reference.ts';
import { parsed, type Values } from '../samples/sample-request.ts';
import { caller } from './caller.ts';
import { CallerChoice } from './caller-choice.tsx';
import { OutcomeView } from './outcome-view.tsx';
import { type Outcome, send } from './send.ts';

interface TryItProps {
  operation: Operation;
  values: Values;
  onChange: (values: Values) => void;
}

/** Sends the request of an operation to this server, with values that can be changed; the samples follow them. */
export function TryIt(props: TryItProps) {
  const t = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="try" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Play aria-hidden size={16} strokeWidth={1.5} />
        {t('reference.tryIt')}
      </summary>
      {isOpen && <TryForm {...props} />}
    </details>
  );
}

function TryForm({ operation, values, onChange }: TryItProps) {
  const t = useMessages();
  const who = useSyncExternalStore(caller.subscribe, caller.get);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isSending, setSending] = useState(false);
  const badBody = values.body !== null && parsed(values.body) === undefined;
  const header = (name: string) => operation.parameters.some((one) => one.in === 'header' && one.name === name);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending || badBody) return;
    setSending(true);
    setOutcome(await send(operation, values, who));
    setSending(false);
  };

  return (
    <form className="try-form" onSubmit={(event) => void submit(event)}>
      <CallerChoice operation={operation} />
      {(['path', 'query'] as const).flatMap((place) =>
        Object.entries(values[place]).map(([name, value]) => (
          <TextField
            key={`${place} ${name}`}
            label={name}
            value={value}
            required={place === 'path'}
            autoComplete="off"
            spellCheck={false}
            onChange={(next) => onChange({ ...values, [place]: { ...values[place], [name]: next } })}
          />
        )),
      )}
      {header('Parley-On-Behalf-Of') && who.kind === 'secret' && (
        <HeaderField name="Parley-On-Behalf-Of" of="onBehalfOf" values={values} onChange={onChange} />
      )}
      {header('Idempotency-Key') && (
        <HeaderField name="Idempotency-Key" of="idempotencyKey" values={values} onChange={onChange} />
      )}
      {header('If-Match') && <HeaderField name="If-Match" of="ifMatch" values={values} onChange={onChange} />}
      {values.body !== null && (
        <BodyField body={values.body} isBad={badBody} onChange={(body) => onChange({ ...values, body })} />
      )}
      <div className="try-send">
        <Button type="submit" look="primary" isPending={isSending}>
          {t('reference.send')}
        </Button>
        <p>{t('reference.sendHint')}</p>
      </div>
      <div role="status">{outcome !== null && <OutcomeView outcome={outcome} />}</div>
    </form>
  );
}

interface HeaderFieldProps {
  name: string;
  of: 'onBehalfOf' | 'idempotencyKey' | 'ifMatch';
  values: Values;
  onChange: (values: Values) => void;
}

const HeaderField = ({ name, of, values, onChange }: HeaderFieldProps) => (
  <TextField
    label={name}
    value={values[of]}
    autoComplete="off"
    spellCheck={false}
    onChange={(next) => onChange({ ...values, [of]: next })}
  />
);

interface BodyFieldProps {
  body: string;
  isBad: boolean;
  onChange: (body: string) => void;
}

function BodyField({ body, isBad, onChange }: BodyFieldProps) {
  const t = useMessages();
  const id = useId();
  return (
    <div className="parley-field">
      <label className="parley-field-label" htmlFor={id}>
        {t('reference.body')}
      </label>
      <textarea
        id={id}
        className="parley-input try-body"
        value={body}
        rows={Math.min(16, body.split('\n').length)}
        spellCheck={false}
        aria-invalid={isBad ? true : undefined}
        aria-describedby={isBad ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {isBad && (
        <p className="parley-field-error" id={`${id}-error`} role="alert">
          {t('reference.noJson')}
        </p>
      )}
    </div>
  );
}
