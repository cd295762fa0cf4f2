import type { Id } from '@parley/contract';
import type { Origin } from '../../platform/facts/facts.ts';
import { type ApiKeyRow, changeKey, holdKey, type KeyChange } from './repository.ts';
import { noSuchKey } from './revoke-key.ts';
import { newKeySecret } from './secret.ts';
import type { Uses } from './uses.ts';

const DAY = 86_400;

/** Gives a key a new secret. The one before works for `overlap` seconds more, the one before that no longer. Throws `NOT_FOUND`. */
export async function rotateKey(
  { db, clock, facts }: Uses,
  workspaceId: Id<'workspace'>,
  id: Id<'api_key'>,
  overlap: number | undefined,
  origin: Origin,
): Promise<{ key: ApiKeyRow; secret: string }> {
  return await db.transaction(async (tx) => {
    const key = await holdKey(tx, workspaceId, id);
    if (key === null) throw noSuchKey();
    const now = clock.now();
    const { secret, ...kept } = newKeySecret();
    const until = now + (overlap ?? DAY) * 1000;
    const before = until > now ? { previousHash: key.secretHash, previousUntil: until } : NONE;
    const change: KeyChange = { ...kept, ...before, rotatedAt: now };
    await changeKey(tx, id, change);
    await facts.record(tx, { type: 'api_key.rotated', workspaceId, subject: id, payload: { keyId: id }, origin });
    return { key: { ...key, ...change }, secret };
  });
}

const NONE = { previousHash: null, previousUntil: null };
