import * as z from 'zod/mini';
import type { Job } from '../../platform/jobs/jobs.ts';
import { hashSecret, newId } from '../../platform/ids/ids.ts';
import { type Device, rememberDevice } from './devices.ts';
import { linkIsOver, sendLink, takeLink } from './links.ts';
import { resetMail } from './mails.ts';
import { checkNewPassword } from './password-rules.ts';
import { setPassword } from './set-password.ts';
import { accountKey } from './sign-in.ts';
import type { Uses, Visit } from './uses.ts';

/** Somebody forgot a password. `ask` is unique, so that the job sends one message however often it runs. */
const resetAsked = z.strictObject({ email: z.string(), ask: z.string() });
export const SEND_RESET: Job<z.infer<typeof resetAsked>> = { name: 'auth.send-reset', data: resetAsked };

/**
 * Asks for the link that a new password is chosen with. Whether there is an account is looked up by a job, so that answer and time are the
 * same for every address (U4).
 */
export async function forgotPassword(
  { clock, db, jobs }: Pick<Uses, 'clock' | 'db' | 'jobs'>,
  email: string,
): Promise<void> {
  const ask = newId('mail', clock.now());
  await db.transaction((tx) => jobs.send(tx, SEND_RESET, { email, ask }));
}

/** Sends the link, where there is an account. */
export async function sendReset(uses: Uses, { email, ask }: z.infer<typeof resetAsked>): Promise<void> {
  const user = await uses.people.findByEmail(uses.workspaceId, email);
  if (user === null) return;
  const sent = await uses.db.transaction(async (tx) => {
    await uses.people.hold(tx, user.id);
    const mail = { purpose: 'reset', email, key: `reset_password:${ask}`, kind: 'reset_password' } as const;
    return await sendLink(uses, tx, user, mail, resetMail(user));
  });
  if (!sent) uses.log.warn({ category: 'security', userId: user.id }, 'Many links for a new password were asked for');
}

/**
 * Chooses a new password with a link. Every session of the account ends, nobody is signed in by it, and its address is confirmed, for the
 * link was read there. The browser is known to the account from then on. Throws `NOT_FOUND` and `VALIDATION_FAILED`.
 */
export async function resetPassword(
  uses: Uses,
  { token, password }: { token: string; password: string },
  device: Device,
  { address, requestId }: Pick<Visit, 'address' | 'requestId'>,
): Promise<void> {
  const { clock, db, limits, passwords, people, workspaceId } = uses;
  const hash = await passwords.hash(password);
  const email = await db.transaction(async (tx) => {
    const link = await takeLink(uses, tx, workspaceId, token, ['reset']);
    if (link.userId === null || link.email === null) throw linkIsOver();
    const user = await people.hold(tx, link.userId);
    if (user.email !== link.email) throw linkIsOver();
    await checkNewPassword(password, { email: user.email, name: user.name });
    const origin = { actor: { kind: 'user', id: user.id }, address, requestId } as const;
    await people.setEmail(tx, user, link.email, origin);
    const confirmed = { ...user, emailConfirmedAt: user.emailConfirmedAt ?? clock.now() };
    const key = `password_changed:${hashSecret(token)}`;
    await setPassword(uses, tx, confirmed, { hash, by: 'link', keep: null, device: device.hash, key }, origin);
    await rememberDevice(tx, user.id, device.hash, clock.now());
    return user.email;
  });
  limits.forget(accountKey(uses, email));
}
