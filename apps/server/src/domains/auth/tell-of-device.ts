import type { Id } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { User } from '../people/index.ts';
import { deviceMail } from './mails.ts';
import type { Uses, Visit } from './uses.ts';

/** Tells somebody in `tx` that they have signed in where they never had, if it is known that they read mail at their address. */
export async function tellOfDevice(
  { clock, notifications, frontendUrl }: Pick<Uses, 'clock' | 'notifications' | 'frontendUrl'>,
  tx: Sql,
  user: User,
  sessionId: Id<'session'>,
  visit: Visit,
): Promise<void> {
  if (user.email === null || user.emailConfirmedAt === null) return;
  await notifications.queue(tx, {
    workspaceId: user.workspaceId,
    userId: user.id,
    address: user.email,
    language: user.language,
    key: `new_device:${sessionId}`,
    kind: 'new_device',
    secretUntil: null,
    write: deviceMail(user, { ...visit, createdAt: clock.now() }, frontendUrl),
  });
}
