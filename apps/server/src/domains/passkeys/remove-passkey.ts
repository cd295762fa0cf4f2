import type { Id } from '@parley/contract';
import { originOf, type SessionCaller } from '../../platform/http/caller.ts';
import { noSuchPasskey } from './present.ts';
import { deletePasskey } from './repository.ts';
import type { Uses } from './uses.ts';

/** Removes a passkey of the caller's. Throws `NOT_FOUND`, and `CONFLICT` when it is the only way to sign in (I2). */
export async function removePasskey(
  { db, facts, people, auth }: Pick<Uses, 'db' | 'facts' | 'people' | 'auth'>,
  caller: SessionCaller,
  id: Id<'passkey'>,
  request: { address: string; requestId: string },
): Promise<void> {
  const { userId, workspaceId } = caller;
  await db.transaction(async (tx) => {
    // Held, so that two who take the last two away at the same moment come one after the other.
    await people.hold(tx, userId);
    if ((await deletePasskey(tx, userId, id)) === null) throw noSuchPasskey();
    await auth.ways.demandOne(tx, userId);
    const payload = { passkeyId: id, userId };
    const origin = originOf(caller, request);
    await facts.record(tx, { type: 'passkey.removed', workspaceId, subject: id, payload, origin });
  });
}
