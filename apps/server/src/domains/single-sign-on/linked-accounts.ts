import { type Id, type LinkedAccount, ParleyError } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import type { Sql } from '../../platform/db/database.ts';
import { type Caller, originOf, type SessionCaller } from '../../platform/http/caller.ts';
import type { Identity } from '../people/index.ts';
import { findKnown } from './find-known.ts';
import { emailIn } from './new-account.ts';
import type { Identified } from './openid-provider.ts';
import { Problem } from './problem.ts';
import { isSameIssuer } from './provider-settings.ts';
import type { Uses } from './uses.ts';

type From = { address: string; requestId: string };

const providerOf = ({ providers }: Pick<Uses, 'providers'>, { issuer }: Pick<Identity, 'issuer'>) =>
  [...providers.values()].find(({ settings }) => isSameIssuer(settings.issuer, issuer))?.settings ?? null;

export async function listLinkedAccounts(uses: Uses, userId: Id<'user'>): Promise<LinkedAccount[]> {
  const identities = await uses.people.signInIdentities(uses.db.sql, userId);
  return identities.map((identity) => {
    const provider = providerOf(uses, identity);
    return {
      id: identity.id,
      provider: provider === null ? null : { id: provider.id, name: provider.name },
      email: identity.email,
      createdAt: toInstant(identity.createdAt),
    };
  });
}

/** How many of somebody's accounts elsewhere sign them in: those of providers that are configured. */
export async function countLinked(uses: Pick<Uses, 'providers' | 'people'>, tx: Sql, userId: Id<'user'>) {
  const identities = await uses.people.signInIdentities(tx, userId);
  return identities.filter((identity) => providerOf(uses, identity) !== null).length;
}

/** Throws `CONFLICT` where an account of this provider is linked already: there is room for one of each. */
export async function demandRoom(uses: Uses, userId: Id<'user'>, issuer: string, tx: Sql = uses.db.sql): Promise<void> {
  const identities = await uses.people.signInIdentities(tx, userId);
  if (!identities.some((identity) => isSameIssuer(identity.issuer, issuer))) return;
  throw new ParleyError('CONFLICT', 'An account of this provider is linked already. Unlink it first.', {
    details: { reason: 'already_linked' },
  });
}

/** Lets whom the provider means be the person who asked for it, who is still signed in here (I7). Throws a `Problem`. */
export async function linkAccount(
  uses: Uses,
  identified: Identified,
  userId: Id<'user'>,
  caller: Caller,
  request: From,
): Promise<void> {
  if (caller.kind !== 'user' || caller.by !== 'cookie' || caller.userId !== userId) throw new Problem('signed_out');
  const { issuer, subject } = identified;
  const { workspaceId } = caller;
  const known = await findKnown(uses, identified);
  if (known?.id === userId) return;
  const email = emailIn(await identified.claims());
  await uses.db.transaction(async (tx) => {
    await uses.people.hold(tx, userId);
    await demandRoom(uses, userId, issuer, tx).catch((cause: unknown) => {
      throw new Problem('already_linked', { cause });
    });
    const identity = { workspaceId, issuer, subject, userId, email };
    const linked = await uses.people.linkIdentity(tx, identity, originOf(caller, request));
    if (!linked) throw new Problem('linked_elsewhere');
  });
}

/** Throws `NOT_FOUND`, and `CONFLICT` when it is the only way to sign in (I2). */
export async function unlinkAccount(
  { db, people, auth }: Uses,
  caller: SessionCaller,
  id: Id<'identity'>,
  request: From,
): Promise<void> {
  const { userId } = caller;
  await db.transaction(async (tx) => {
    await people.hold(tx, userId);
    if (!(await people.unlinkIdentity(tx, userId, id, originOf(caller, request)))) {
      throw new ParleyError('NOT_FOUND', 'No such account is linked to yours (any more).');
    }
    await auth.ways.demandOne(tx, userId);
  });
}
