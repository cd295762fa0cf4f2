import { type HostPerson, type Id, ParleyError } from '@parley/contract';
import { type Clock, toInstant } from '../../platform/clock/clock.ts';
import type { Database, Sql } from '../../platform/db/database.ts';
import type { Facts, Origin } from '../../platform/facts/facts.ts';
import { newId } from '../../platform/ids/ids.ts';
import { findIdentity, type Identity, insertIdentity } from './identity-repository.ts';
import { presentPerson } from './present.ts';
import { deleteUnseen, findUser, insertUser, type User } from './repository.ts';

export interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
}

const MOST_NAME = 80;

/** Whom a host platform means. */
export interface ExternalId {
  workspaceId: Id<'workspace'>;
  issuer: string;
  subject: string;
}

/** Somebody of a host platform; null when it has not told of them yet. Throws `NOT_FOUND` when they were erased. */
export async function findExternal(
  { db }: Pick<Uses, 'db'>,
  id: ExternalId,
): Promise<{ user: User; identity: Identity } | null> {
  const identity = await findIdentity(db.sql, id);
  if (identity === null) return null;
  const user = await findUser(db.sql, identity.userId);
  if (user === null) throw new ParleyError('NOT_FOUND', 'This person was erased here.');
  return { user, identity };
}

/** The same, made on first sight; without a name they go by their subject. Two who meet them at the same moment meet one person. */
export async function meetExternal(uses: Uses, id: ExternalId, name: string | null, origin: Origin) {
  for (;;) {
    const known = await findExternal(uses, id);
    if (known !== null) return known;
    const made = await uses.db.transaction((tx) =>
      addExternal(uses, tx, id, name ?? id.subject.slice(0, MOST_NAME), origin),
    );
    if (made !== null) return made;
  }
}

async function addExternal({ clock, facts }: Uses, tx: Sql, id: ExternalId, name: string, origin: Origin) {
  const now = clock.now();
  const { workspaceId } = id;
  const user: User = {
    id: newId('user', now),
    workspaceId,
    email: null,
    emailConfirmedAt: null,
    name,
    timeZone: 'UTC',
    language: 'en',
    role: 'member',
    avatarKey: null,
    createdAt: now,
  };
  await insertUser(tx, user);
  const identity: Identity = { ...id, id: newId('identity', now), userId: user.id, email: null, createdAt: now };
  if (!(await insertIdentity(tx, identity))) {
    await deleteUnseen(tx, user.id);
    return null;
  }
  await facts.record(tx, { type: 'user.added', workspaceId, subject: user.id, payload: { userId: user.id }, origin });
  return { user, identity };
}

export const presentExternal = (user: User, { issuer, subject, email }: Identity): HostPerson => ({
  ...presentPerson(user),
  issuer,
  subject,
  email,
  timeZone: user.timeZone,
  language: user.language,
  createdAt: toInstant(user.createdAt),
});
