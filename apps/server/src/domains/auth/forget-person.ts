import { eq } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import type { Subject } from '../../platform/personal-data/personal-data.ts';
import { endSession } from './sessions.ts';
import { accountLinks, devices, passwords, sessions } from './tables.ts';
import type { Uses } from './uses.ts';

/** Takes away how a person signs in, and ends their sessions wherever they are. */
export async function forgetPerson(
  uses: Pick<Uses, 'facts'>,
  tx: Sql,
  { userId }: Subject,
  origin: Origin,
): Promise<void> {
  await tx.delete(accountLinks).where(eq(accountLinks.userId, userId));
  await tx.delete(devices).where(eq(devices.userId, userId));
  await tx.delete(passwords).where(eq(passwords.userId, userId));
  const theirs = await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, userId));
  for (const { id } of theirs) await endSession(uses, tx, userId, id, origin);
}
