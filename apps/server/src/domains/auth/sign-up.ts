import type { Id, Language } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import type { User } from '../people/index.ts';
import { checkNewPassword } from './password-rules.ts';
import { storePassword } from './repository.ts';
import type { Uses, Visit } from './uses.ts';

export interface NewAccount {
  workspaceId: Id<'workspace'>;
  /** Lower case. */
  email: string;
  password: string;
  name: string;
  /** Default `UTC`. */
  timeZone?: string | undefined;
  /** Default `en`. */
  language?: Language | undefined;
}

/** What makes an account in a transaction. Throws `VALIDATION_FAILED` for a password that is easily guessed, and then `CONFLICT`. */
export async function prepareAccount(
  uses: Uses,
  account: NewAccount,
  visit: Visit,
): Promise<(tx: Sql) => Promise<User>> {
  checkNewPassword(account.password, account);
  const hash = await uses.passwords.hash(account.password);
  return (tx) => addAccount(uses, tx, account, hash, visit);
}

/** The account of this e-mail address, made with any password when there is none: for the people of the demo. */
export async function ensureAccount(uses: Uses, account: NewAccount): Promise<User> {
  const known = await uses.people.findByEmail(account.workspaceId, account.email);
  if (known !== null) return known;
  const hash = await uses.passwords.hash(account.password);
  return await uses.db.transaction((tx) => addAccount(uses, tx, account, hash, { address: null, requestId: null }));
}

async function addAccount(
  { people, workspaces, firstIsAdmin, clock }: Uses,
  tx: Sql,
  { workspaceId, email, name, timeZone = 'UTC', language = 'en' }: NewAccount,
  hash: string,
  { address, requestId }: Omit<Origin, 'actor'>,
): Promise<User> {
  // Held, so that of two who come first at the same moment one is the first.
  if (firstIsAdmin) await workspaces.hold(tx, workspaceId);
  const isFirst = firstIsAdmin && !(await people.hasAccounts(tx, workspaceId));
  const role = isFirst ? 'admin' : 'member';
  const person = { workspaceId, email, name, timeZone, language, role } as const;
  const user = await people.add(tx, person, { address, requestId });
  await storePassword(tx, user.id, hash, clock.now());
  return user;
}
