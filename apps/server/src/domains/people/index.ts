import type { hostPeopleRoutes, Id, Me, Person, peopleRoutes } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database, Sql } from '../../platform/db/database.ts';
import { Gathered, inOrder } from '../../platform/db/gathered.ts';
import type { Facts, Origin } from '../../platform/facts/facts.ts';
import type { UserCaller } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import type { Names } from '../../platform/names/names.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import type { Workspaces } from '../workspaces/index.ts';
import { addPerson, type NewPerson } from './add-person.ts';
import { changeRole } from './change-role.ts';
import { type ExternalId, findExternal, meetExternal } from './external-people.ts';
import { findMeant } from './find-meant.ts';
import { hostPeopleHandlers } from './host-people-routes.ts';
import { peoplePersonalData } from './personal-data.ts';
import { findSignInIdentities, type Identity } from './identity-repository.ts';
import { presentMe, presentPerson } from './present.ts';
import {
  countAccounts,
  countAdmins,
  findByWords,
  findLive,
  findUserByEmail,
  findUsers,
  holdUser,
  type User,
} from './repository.ts';
import { peopleHandlers } from './routes.ts';
import { setEmail } from './set-email.ts';
import { linkIdentity, type NewIdentity, unlinkIdentity } from './sign-in-identities.ts';

export { actForPeople } from './act-for.ts';
export { NOBODY } from './forget-person.ts';
export type { Identity } from './identity-repository.ts';
export { presentPerson } from './present.ts';
export { ACCOUNT, type User } from './repository.ts';
export { users as accounts } from './tables.ts';

export interface People {
  handlers: Handlers<typeof peopleRoutes>;
  hostHandlers: Handlers<typeof hostPeopleRoutes>;
  /** Makes an account in `tx`. Throws `CONFLICT` when the e-mail address (lower case) has one. */
  add(tx: Sql, person: NewPerson, origin: Omit<Origin, 'actor'>): Promise<User>;
  find(id: Id<'user'>): Promise<User | null>;
  /** Held against other changes until the transaction ends. Throws `NOT_FOUND`. */
  hold(tx: Sql, id: Id<'user'>): Promise<User>;
  /** Whom of their workspace a caller means, by Parley's id or the host platform's own. Throws `NOT_FOUND` when they were erased. */
  findMeant(caller: UserCaller, meant: string): Promise<User | null>;
  /** Says that somebody reads mail sent to `email`, which is their address from now on. Throws `CONFLICT` when it is somebody else's. */
  setEmail(tx: Sql, user: User, email: string, origin: Origin): Promise<void>;
  findByEmail(workspaceId: Id<'workspace'>, email: string): Promise<User | null>;
  /** People as others see them, also those who have gone; without those who never were. */
  persons(ids: readonly Id<'user'>[]): Promise<Map<Id<'user'>, Person>>;
  /** Somebody of a host platform; null when it has not told of them. Throws `NOT_FOUND` when they were erased. */
  findExternal(id: ExternalId): Promise<User | null>;
  /** The same, made on first sight; without a name they go by their subject. */
  meetExternal(id: ExternalId, name: string | null, origin: Origin): Promise<User>;
  /** By which sign-in providers know somebody, oldest first. */
  signInIdentities(db: Sql, userId: Id<'user'>): Promise<Identity[]>;
  /** Lets a sign-in provider sign somebody in from now on, in `tx`. False when it signs somebody in already. */
  linkIdentity(tx: Sql, identity: NewIdentity, origin: Origin): Promise<boolean>;
  /** Takes that back, in `tx`. False when this person has no such identity. */
  unlinkIdentity(tx: Sql, userId: Id<'user'>, id: Id<'identity'>, origin: Origin): Promise<boolean>;
  /** Whether anybody of the workspace has an account to sign in with. */
  hasAccounts(tx: Sql, workspaceId: Id<'workspace'>): Promise<boolean>;
  /** Makes somebody an admin, or a member again, by their e-mail address in lower case. Throws `NOT_FOUND`. */
  changeRole(
    change: { workspaceId: Id<'workspace'>; email: string; role: User['role'] },
    origin: Origin,
  ): Promise<User>;
  /** A person's own profile. */
  me(user: User): Promise<Me>;
  countAdmins(tx: Sql, workspaceId: Id<'workspace'>): Promise<number>;
  names: Names;
  personalData: PersonalData;
}

interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
  workspaces: Workspaces;
}

export function createPeople({ db, clock, facts, workspaces }: Uses): People {
  const me = async (user: User) => presentMe(user, await workspaces.get(user.workspaceId));
  // Every request asks who its caller is, and every list who its hosts are: many at once are looked up together.
  const live = new Gathered(async (ids: readonly Id<'user'>[]) =>
    inOrder(ids, await findLive(db.sql, [...new Set(ids)]), ({ id }) => id),
  );
  const named = new Gathered(async (lists: readonly (readonly Id<'user'>[])[]) => {
    const users = await findUsers(db.sql, [...new Set(lists.flat())]);
    const persons = new Map(users.map((user) => [user.id, presentPerson(user)]));
    return lists.map((ids) => new Map(ids.flatMap((id) => entryOf(persons, id))));
  });
  return {
    hostHandlers: hostPeopleHandlers({ db, clock, facts }),
    handlers: peopleHandlers({ db, clock, facts, me }),
    add: (tx, person, origin) => addPerson({ clock, facts }, tx, person, origin),
    find: (id) => live.ask(id),
    hold: holdUser,
    findMeant: (caller, meant) => findMeant({ db, find: (id) => live.ask(id) }, caller, meant),
    setEmail: (tx, user, email, origin) => setEmail({ clock, facts }, tx, user, email, origin),
    findByEmail: (workspaceId, email) => findUserByEmail(db.sql, workspaceId, email),
    persons: async (ids) => (ids.length === 0 ? new Map<Id<'user'>, Person>() : await named.ask(ids)),
    findExternal: async (id) => (await findExternal({ db }, id))?.user ?? null,
    meetExternal: async (id, name, origin) => (await meetExternal({ db, clock, facts }, id, name, origin)).user,
    signInIdentities: findSignInIdentities,
    linkIdentity: (tx, identity, origin) => linkIdentity({ clock, facts }, tx, identity, origin),
    unlinkIdentity: (tx, userId, id, origin) => unlinkIdentity({ facts }, tx, userId, id, origin),
    hasAccounts: async (tx, workspaceId) => (await countAccounts(tx, workspaceId)) > 0,
    changeRole: (change, origin) => changeRole({ db, clock, facts }, change, origin),
    me,
    countAdmins,
    names: {
      of: async (ids) => new Map((await findUsers(db.sql, ids as Id<'user'>[])).map(({ id, name }) => [id, name])),
      having: (workspaceId, words, most) => findByWords(db.sql, workspaceId, words, most),
    },
    personalData: peoplePersonalData({ db, clock }),
  };
}

function entryOf<K, V>(map: ReadonlyMap<K, V>, key: K): [K, V][] {
  const value = map.get(key);
  return value === undefined ? [] : [[key, value]];
}
