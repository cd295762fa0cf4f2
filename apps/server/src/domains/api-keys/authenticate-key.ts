import { ParleyError } from '@parley/contract';
import type { KeyCaller } from '../../platform/http/caller.ts';
import type { Gathered } from '../../platform/db/gathered.ts';
import { hashSecret } from '../../platform/ids/ids.ts';
import { type ApiKeyRow, touchKey } from './repository.ts';
import { secretIn } from './secret.ts';
import type { Uses } from './uses.ts';

/** A key's last use is stored to the minute, so that calling does not mean writing. */
const MINUTE = 60_000;

/** Which key is shown; null when the header is of another kind. Throws `UNAUTHENTICATED` for a key that works no longer, or never did. */
export async function authenticateKey(
  { db, clock, opened }: Pick<Uses, 'db' | 'clock'> & { opened: Pick<Gathered<string, ApiKeyRow | null>, 'ask'> },
  authorization: string | undefined,
): Promise<KeyCaller | null> {
  const secret = secretIn(authorization);
  if (secret === null) return null;
  const now = clock.now();
  const key = await opened.ask(hashSecret(secret));
  if (key === null) throw new ParleyError('UNAUTHENTICATED', 'This API key is not valid (any more). Make a new one.');
  if (now - (key.lastUsedAt ?? 0) >= MINUTE) await touchKey(db.sql, key.id, now);
  return { kind: 'key', workspaceId: key.workspaceId, keyId: key.id, scopes: key.scopes };
}
