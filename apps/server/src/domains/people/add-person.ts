import { type Id, type Language, ParleyError } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Sql } from '../../platform/db/database.ts';
import type { Facts, Origin } from '../../platform/facts/facts.ts';
import { newId } from '../../platform/ids/ids.ts';
import { insertUser, type User } from './repository.ts';

export interface NewPerson {
  workspaceId: Id<'workspace'>;
  email: string | null;
  /** Whether it is known that they read mail sent there. Default no. */
  emailConfirmed?: boolean;
  name: string;
  timeZone: string;
  language: Language;
  role: 'member' | 'admin';
}

/** Makes an account. Throws `CONFLICT` when the e-mail address has one. */
export async function addPerson(
  { clock, facts }: { clock: Clock; facts: Facts },
  tx: Sql,
  { emailConfirmed = false, ...person }: NewPerson,
  origin: Omit<Origin, 'actor'>,
): Promise<User> {
  const now = clock.now();
  const user: User = {
    ...person,
    id: newId('user', now),
    emailConfirmedAt: emailConfirmed ? now : null,
    avatarKey: null,
    createdAt: now,
  };
  if (!(await insertUser(tx, user))) {
    throw new ParleyError('CONFLICT', 'There is already an account with this e-mail address. Sign in instead.');
  }
  await facts.record(tx, {
    type: 'user.signed_up',
    workspaceId: user.workspaceId,
    subject: user.id,
    payload: { userId: user.id },
    origin: { ...origin, actor: { kind: 'user', id: user.id } },
  });
  return user;
}
