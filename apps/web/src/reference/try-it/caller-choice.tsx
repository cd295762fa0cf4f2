import { TextField, useMessages } from '@parley/react/parts';
import { useId, useSyncExternalStore } from 'react';
import type { Operation } from '../document/read-reference.ts';
import { caller } from './caller.ts';

const KINDS = [
  ['session', 'reference.asSession'],
  ['secret', 'reference.asSecret'],
] as const;

/** As whom the request is sent; the choice and the key hold for all operations until the page is left. */
export function CallerChoice({ operation }: { operation: Operation }) {
  const t = useMessages();
  const name = useId();
  const { kind, secret } = useSyncExternalStore(caller.subscribe, caller.get);
  return (
    <>
      <fieldset className="try-as">
        <legend>{t('reference.as')}</legend>
        {KINDS.map(([one, words]) => (
          <label key={one}>
            <input type="radio" name={name} checked={kind === one} onChange={() => caller.set({ kind: one, secret })} />
            {t(words)}
          </label>
        ))}
      </fieldset>
      {kind === 'session' && operation.permission === 'key' && <p className="try-note">{t('reference.keyNeeded')}</p>}
      {kind === 'secret' && (
        <TextField
          label={t('reference.secret')}
          hint={t('reference.secretHint')}
          type="password"
          value={secret}
          required
          autoComplete="off"
          placeholder="pk_…"
          onChange={(next) => caller.set({ kind, secret: next })}
        />
      )}
    </>
  );
}
