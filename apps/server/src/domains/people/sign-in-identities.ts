import type { Id } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Sql } from '../../platform/db/database.ts';
import type { Facts, Origin } from '../../platform/facts/facts.ts';
import { newId } from '../../platform/ids/ids.ts';
import { deleteIdentity, type Identity, insertIdentity } from './identity-repository.ts';

type Uses = { clock: Clock; facts: Facts };

/** Whom a sign-in provider means, and who that is here. */
export type NewIdentity = Pick<Identity, 'workspaceId' | 'issuer' | 'subject' | 'userId' | 'email'>;

/** In `tx`. False when somebody is known by this issuer and subject already. */
export async function linkIdentity(
  { clock, facts }: Uses,
  tx: Sql,
  identity: NewIdentity,
  origin: Origin,
): Promise<boolean> {
  const now = clock.now();
  const row: Identity = { ...identity, id: newId('identity', now), createdAt: now };
  if (!(await insertIdentity(tx, row))) return false;
  await facts.record(tx, { type: 'identity.linked', ...about(row), origin });
  return true;
}

/** In `tx`. False when this person has no such identity (any more). */
export async function unlinkIdentity(
  { facts }: Pick<Uses, 'facts'>,
  tx: Sql,
  userId: Id<'user'>,
  id: Id<'identity'>,
  origin: Origin,
): Promise<boolean> {
  const row = await deleteIdentity(tx, userId, id);
  if (row === null) return false;
  await facts.record(tx, { type: 'identity.unlinked', ...about(row), origin });
  return true;
}

const about = ({ id, workspaceId, userId, issuer }: Identity) => ({
  workspaceId,
  subject: id,
  payload: { identityId: id, userId, issuer },
});
