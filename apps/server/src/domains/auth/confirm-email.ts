import { ParleyError } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { SessionCaller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { User } from '../people/index.ts';
import { dropLinks, linkIsOver, sendLink, takeLink } from './links.ts';
import { changedMail, changeMail, confirmMail } from './mails.ts';
import { provePassword } from './prove-password.ts';
import type { Uses, Visit } from './uses.ts';

type LinkUses = Pick<Uses, 'clock' | 'frontendUrl' | 'notifications'>;
type From = Pick<Visit, 'address' | 'requestId'>;

/** Sends somebody in `tx` the link that confirms their address. False when they were sent many lately. */
export async function sendConfirmation(uses: LinkUses, tx: Sql, user: User): Promise<boolean> {
  if (user.email === null || user.emailConfirmedAt !== null) return true;
  const key = `confirm_email:${newId('mail', uses.clock.now())}`;
  return await sendLink(
    uses,
    tx,
    user,
    { purpose: 'confirm', email: user.email, key, kind: 'confirm_email' },
    confirmMail(user),
  );
}

/** The same because they asked for it. Throws `RATE_LIMITED`. */
export async function sendConfirmationAgain(
  uses: LinkUses & Pick<Uses, 'db' | 'people'>,
  { userId }: SessionCaller,
): Promise<void> {
  await uses.db.transaction(async (tx) => {
    if (!(await sendConfirmation(uses, tx, await uses.people.hold(tx, userId)))) throw sentMany();
  });
}

/**
 * Has somebody confirm another address, which is theirs from then on. Throws `FORBIDDEN` for a wrong password, `CONFLICT` when somebody
 * else has it, and `RATE_LIMITED`.
 */
export async function requestEmail(
  uses: Uses,
  caller: SessionCaller,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await provePassword(uses, caller, password);
  const holder = await uses.people.findByEmail(caller.workspaceId, email);
  if (holder !== null && holder.id !== caller.userId)
    throw new ParleyError('CONFLICT', 'Somebody else has an account with this e-mail address.');
  await uses.db.transaction(async (tx) => {
    const user = await uses.people.hold(tx, caller.userId);
    if (user.email === email) return;
    // Who mistyped it before does not leave a way in for whoever reads mail there.
    await dropLinks(uses, tx, { workspaceId: user.workspaceId, userId: user.id, purpose: 'change' });
    const key = `change_email:${newId('mail', uses.clock.now())}`;
    const sent = await sendLink(
      uses,
      tx,
      user,
      { purpose: 'change', email, key, kind: 'change_email' },
      changeMail(user),
    );
    if (!sent) throw sentMany();
  });
}

/** Follows a link of either kind, and answers the address that it confirmed. Throws `NOT_FOUND`, and `CONFLICT` when somebody else has it by now. */
export async function confirmEmail(uses: Uses, token: string, { address, requestId }: From): Promise<string> {
  const { db, people, notifications, workspaceId } = uses;
  return await db.transaction(async (tx) => {
    const link = await takeLink(uses, tx, workspaceId, token, ['confirm', 'change']);
    if (link.userId === null || link.email === null) throw linkIsOver();
    const user = await people.hold(tx, link.userId);
    const before = user.email;
    if (link.purpose === 'confirm' && before !== link.email) throw linkIsOver();
    const origin = { actor: { kind: 'user', id: user.id }, address, requestId } as const;
    await people.setEmail(tx, user, link.email, origin);
    if (before === null || before === link.email) return link.email;
    // Whoever reads mail at the old address can do nothing here any more, but is told.
    for (const purpose of ['confirm', 'reset'] as const) {
      await dropLinks(uses, tx, { workspaceId, userId: user.id, purpose });
    }
    await notifications.queue(tx, {
      workspaceId,
      userId: user.id,
      address: before,
      language: user.language,
      key: `email_changed:${link.tokenHash}`,
      kind: 'email_changed',
      secretUntil: null,
      write: changedMail(user, link.email),
    });
    return link.email;
  });
}

const sentMany = () =>
  new ParleyError(
    'RATE_LIMITED',
    'Several links were sent lately. Look for them, also among spam, or try again in an hour.',
    {
      details: { retryAfter: 3600 },
    },
  );
