import { ParleyError } from '@parley/contract/errors';
import { type CONFERENCE_CHANGES, ME_SERVER_MESSAGES, meChange } from '@parley/contract/realtime';

/** That something is another; what it is now is read by REST. */
export type Change =
  /** What changed meanwhile is not known, or too much did: read again whatever you show. Told after each opening too. */
  | { kind: 'everything' }
  | { kind: 'conference'; conferenceId: `conf_${string}`; change: (typeof CONFERENCE_CHANGES)[number] }
  /** The person's own name, picture, language … */
  | { kind: 'profile' }
  /** Where they are signed in. */
  | { kind: 'sessions' };

export type Told =
  | { name: 'changed'; changes: readonly Change[] }
  | { name: 'error'; error: ParleyError }
  | { name: 'reconnect'; after: number };

/** A message of the server as the contract describes it; null for one that does not fit, or that this version does not know. */
export function readMessage(name: string, payload: unknown): Told | null {
  if (name === 'me_changed') {
    const changes = readChanges(payload);
    return changes.length === 0 ? null : { name: 'changed', changes };
  }
  if (name === 'me_error') {
    const read = ME_SERVER_MESSAGES.me_error.safeParse(payload);
    return read.success ? { name: 'error', error: ParleyError.from(read.data) } : null;
  }
  if (name !== 'me_reconnect') return null;
  const read = ME_SERVER_MESSAGES.me_reconnect.safeParse(payload);
  return read.success ? { name: 'reconnect', after: read.data.after_ms } : null;
}

/** One by one: a newer server may tell of more kinds than this version knows. */
function readChanges(payload: unknown): Change[] {
  const changes = typeof payload === 'object' && payload !== null && 'changes' in payload ? payload.changes : [];
  return Array.isArray(changes) ? changes.flatMap((change) => readOne(change) ?? []) : [];
}

function readOne(told: unknown): Change | null {
  const read = meChange.safeParse(told);
  if (!read.success) return null;
  if (read.data.kind !== 'conference') return read.data;
  const { kind, conference_id: conferenceId, change } = read.data;
  return { kind, conferenceId, change };
}
