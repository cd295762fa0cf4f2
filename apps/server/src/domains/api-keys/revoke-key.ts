import { type Id, ParleyError } from '@parley/contract';
import type { Origin } from '../../platform/facts/facts.ts';
import { changeKey, holdKey } from './repository.ts';
import type { Uses } from './uses.ts';

/** Ends a key for good, its secret before the last rotation too. Throws `NOT_FOUND`. */
export async function revokeKey(
  { db, clock, facts }: Uses,
  workspaceId: Id<'workspace'>,
  id: Id<'api_key'>,
  origin: Origin,
): Promise<void> {
  await db.transaction(async (tx) => {
    if ((await holdKey(tx, workspaceId, id)) === null) throw noSuchKey();
    await changeKey(tx, id, { revokedAt: clock.now(), previousHash: null, previousUntil: null });
    await facts.record(tx, { type: 'api_key.revoked', workspaceId, subject: id, payload: { keyId: id }, origin });
  });
}

export const noSuchKey = () => new ParleyError('NOT_FOUND', 'There is no such API key, or it was revoked.');
