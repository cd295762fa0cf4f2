import { type Id, type Language, ParleyError } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import type { User } from '../people/index.ts';
import { sendConfirmation } from './confirm-email.ts';
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

/**
 * What makes an account in a transaction, and sends the link that confirms its address. Throws `FORBIDDEN` before the set-up,
 * `VALIDATION_FAILED` for a password that is easily guessed, and then `CONFLICT`.
 */
export async function prepareAccount(
  uses: Uses,
  account: NewAccount,
  visit: Visit,
): Promise<(tx: Sql) => Promise<User>> {
  if (await uses.setUp.isNeeded()) {
    throw new ParleyError('FORBIDDEN', 'This Parley is not set up yet. Whoever runs it has the link for that.', {
      details: { reason: 'set_up_needed' },
    });
  }
  await checkNewPassword(account.password, account);
  const hash = await uses.passwords.hash(account.password);
  return async (tx) => {
    const user = await addAccount(uses, tx, account, { hash, role: 'member', emailConfirmed: false }, visit);
    await sendConfirmation(uses, tx, user);
    return user;
  };
}

/** The account of this e-mail address, made with any password when there is none: for the people of the demo. */
export async function ensureAccount(uses: Uses, account: NewAccount): Promise<User> {
  const known = await uses.people.findByEmail(account.workspaceId, account.email);
  if (known !== null) return known;
  const hash = await uses.passwords.hash(account.password);
  const asMember = { hash, role: 'member', emailConfirmed: true } as const;
  return await uses.db.transaction((tx) => addAccount(uses, tx, account, asMember, { address: null, requestId: null }));
}

/** Makes an account in `tx`. Throws `CONFLICT` when the e-mail address has one. */
export async function addAccount(
  { people, clock }: Pick<Uses, 'people' | 'clock'>,
  tx: Sql,
  { workspaceId, email, name, timeZone = 'UTC', language = 'en' }: NewAccount,
  { hash, ...standing }: { hash: string; role: User['role']; emailConfirmed: boolean },
  { address, requestId }: Omit<Origin, 'actor'>,
): Promise<User> {
  const person = { workspaceId, email, name, timeZone, language, ...standing } as const;
  const user = await people.add(tx, person, { address, requestId });
  await storePassword(tx, user.id, hash, clock.now());
  return user;
}
