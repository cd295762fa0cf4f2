import { API_SCOPES, type ApiScope, type Id, ParleyError } from '@parley/contract';
import type { Origin } from '../../platform/facts/facts.ts';
import { newId } from '../../platform/ids/ids.ts';
import { type ApiKeyRow, countLive, insertKey } from './repository.ts';
import { newKeySecret } from './secret.ts';
import type { Uses } from './uses.ts';

export interface NewKey {
  workspaceId: Id<'workspace'>;
  name: string;
  scopes: readonly ApiScope[];
  /** Null on the command line. */
  createdBy: Id<'user'> | null;
}

/** Enough for every use of a school, and few enough to be looked through. */
const MOST_KEYS = 100;

/** Makes a key; its secret is in the answer and nowhere else. Throws `CONFLICT` when there are too many. */
export async function createKey(
  { db, clock, facts }: Uses,
  { workspaceId, name, scopes, createdBy }: NewKey,
  origin: Origin,
): Promise<{ key: ApiKeyRow; secret: string }> {
  const now = clock.now();
  const { secret, ...kept } = newKeySecret();
  const key: ApiKeyRow = {
    ...kept,
    id: newId('api_key', now),
    workspaceId,
    name,
    scopes: API_SCOPES.filter((scope) => scopes.includes(scope)),
    createdBy,
    previousHash: null,
    previousUntil: null,
    createdAt: now,
    rotatedAt: null,
    lastUsedAt: null,
    revokedAt: null,
  };
  await db.transaction(async (tx) => {
    if ((await countLive(tx, workspaceId)) >= MOST_KEYS) {
      throw new ParleyError('CONFLICT', `There are ${MOST_KEYS} API keys. Revoke one that is not used.`);
    }
    await insertKey(tx, key);
    const payload = { keyId: key.id, scopes: [...key.scopes] };
    await facts.record(tx, { type: 'api_key.created', workspaceId, subject: key.id, payload, origin });
  });
  return { key, secret };
}
