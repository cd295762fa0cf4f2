import type { Id, Me, Person, peopleRoutes } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database, Sql } from '../../platform/db/database.ts';
import type { Facts, Origin } from '../../platform/facts/facts.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import type { Workspaces } from '../workspaces/index.ts';
import { addPerson, type NewPerson } from './add-person.ts';
import { presentMe, presentPerson } from './present.ts';
import { findUser, findUserByEmail, findUsers, type User } from './repository.ts';
import { peopleHandlers } from './routes.ts';

export type { User } from './repository.ts';

export interface People {
  handlers: Handlers<typeof peopleRoutes>;
  /** Makes an account in `tx`. Throws `CONFLICT` when the e-mail address (lower case) has one. */
  add(tx: Sql, person: NewPerson, origin: Omit<Origin, 'actor'>): Promise<User>;
  find(id: Id<'user'>): Promise<User | null>;
  findByEmail(workspaceId: Id<'workspace'>, email: string): Promise<User | null>;
  /** People as others see them, also those who have gone; without those who never were. */
  persons(ids: readonly Id<'user'>[]): Promise<Map<Id<'user'>, Person>>;
  /** A person's own profile. */
  me(user: User): Promise<Me>;
}

interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
  workspaces: Workspaces;
}

export function createPeople({ db, clock, facts, workspaces }: Uses): People {
  const me = async (user: User) => presentMe(user, await workspaces.get(user.workspaceId));
  return {
    handlers: peopleHandlers({ db, clock, facts, me }),
    add: (tx, person, origin) => addPerson({ clock, facts }, tx, person, origin),
    find: (id) => findUser(db.sql, id),
    findByEmail: (workspaceId, email) => findUserByEmail(db.sql, workspaceId, email),
    async persons(ids) {
      const users = await findUsers(db.sql, [...new Set(ids)]);
      return new Map(users.map((user) => [user.id, presentPerson(user)]));
    },
    me,
  };
}
