import type { Id } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import { hashSecret, newId, newSecret } from '../../platform/ids/ids.ts';
import type { User } from '../people/index.ts';
import {
  deleteExpired,
  deleteSession,
  deleteSessions,
  expiryOf,
  insertSession,
  type SessionRow,
} from './repository.ts';
import type { Uses, Visit } from './uses.ts';

const SHOWN_USER_AGENT = 200;

/** Begins a session in `tx`: always a new id and a new token, of which only the hash is kept. */
export async function beginSession(
  { clock, facts }: Pick<Uses, 'clock' | 'facts'>,
  tx: Sql,
  user: User,
  kind: SessionRow['kind'],
  visit: Visit,
): Promise<{ id: Id<'session'>; token: string; expiresAt: number }> {
  const now = clock.now();
  const token = newSecret();
  const session: SessionRow = {
    id: newId('session', now),
    workspaceId: user.workspaceId,
    userId: user.id,
    kind,
    tokenHash: hashSecret(token),
    userAgent: visit.userAgent.slice(0, SHOWN_USER_AGENT).toWellFormed().replaceAll('\0', ''),
    address: visit.address,
    createdAt: now,
    lastSeenAt: now,
  };
  await deleteExpired(tx, user.id, now);
  await insertSession(tx, session);
  await facts.record(tx, {
    type: 'session.started',
    workspaceId: user.workspaceId,
    subject: session.id,
    payload: { sessionId: session.id, userId: user.id },
    origin: { actor: { kind: 'user', id: user.id }, address: visit.address, requestId: visit.requestId },
  });
  return { id: session.id, token, expiresAt: expiryOf(session) };
}

/** Ends every session of this person but `except`, in `tx`. */
export async function endSessions(
  { facts }: Pick<Uses, 'facts'>,
  tx: Sql,
  userId: Id<'user'>,
  except: Id<'session'> | null,
  origin: Origin,
): Promise<void> {
  for (const ended of await deleteSessions(tx, userId, except)) await recordEnd(facts, tx, userId, ended, origin);
}

/** Ends a session in `tx`; its live connections close by what follows from the fact. False when there is none. */
export async function endSession(
  { facts }: Pick<Uses, 'facts'>,
  tx: Sql,
  userId: Id<'user'>,
  id: Id<'session'>,
  origin: Origin,
): Promise<boolean> {
  const ended = await deleteSession(tx, userId, id);
  if (ended === null) return false;
  await recordEnd(facts, tx, userId, ended, origin);
  return true;
}

const recordEnd = (
  facts: Uses['facts'],
  tx: Sql,
  userId: Id<'user'>,
  { id, workspaceId }: Pick<SessionRow, 'id' | 'workspaceId'>,
  origin: Origin,
) => facts.record(tx, { type: 'session.ended', workspaceId, subject: id, payload: { sessionId: id, userId }, origin });
