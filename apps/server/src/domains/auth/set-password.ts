import type { Id } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import type { User } from '../people/index.ts';
import { forgetDevices } from './devices.ts';
import { dropLinks } from './links.ts';
import { passwordMail } from './mails.ts';
import { storePassword } from './repository.ts';
import { endSessions } from './sessions.ts';
import type { Uses } from './uses.ts';

/** By what somebody may set a new password, and what of theirs stays. */
export interface NewPassword {
  hash: string;
  by: 'password' | 'link';
  /** The session that goes on; every other one ends. */
  keep: Id<'session'> | null;
  /** Hash of the mark of the device in use, the only one that the account knows from then on. */
  device: string;
  /** Makes the message about it unique. */
  key: string;
}

/** Sets a password in `tx`: other sessions, devices and links end, and the person is told where it is known that they read mail. */
export async function setPassword(
  uses: Pick<Uses, 'clock' | 'facts' | 'notifications' | 'frontendUrl'>,
  tx: Sql,
  user: User,
  { hash, by, keep, device, key }: NewPassword,
  origin: Origin,
): Promise<void> {
  const { clock, facts, notifications, frontendUrl } = uses;
  const { id: userId, workspaceId, email, language } = user;
  await storePassword(tx, userId, hash, clock.now());
  await endSessions(uses, tx, userId, keep, origin);
  await forgetDevices(tx, userId, device);
  // An asked-for change of address too: it may be of whoever the password is taken from.
  for (const purpose of ['reset', 'change'] as const) await dropLinks(uses, tx, { workspaceId, userId, purpose });
  await facts.record(tx, {
    type: 'user.password_changed',
    workspaceId,
    subject: userId,
    payload: { userId, by },
    origin,
  });
  if (email === null || user.emailConfirmedAt === null) return;
  await notifications.queue(tx, {
    workspaceId,
    userId,
    address: email,
    language,
    key,
    kind: 'password_changed',
    secretUntil: null,
    write: passwordMail(user, frontendUrl),
  });
}
