import { eq, sql } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import type { Leaving } from '../../platform/personal-data/personal-data.ts';
import { conferencePasses, conferences, joinLinks, participants } from './tables.ts';

/** Shorter parts of a name are too many other words. */
const LEAST = 3;
const GAP = '…';

/** Takes away a person's ways in, and their name where the title or description of a conference of theirs says it. */
export async function forgetPerson(tx: Sql, { userId, name, email }: Leaving, now: number): Promise<void> {
  await tx.delete(joinLinks).where(eq(joinLinks.userId, userId));
  await tx.delete(conferencePasses).where(eq(conferencePasses.userId, userId));
  const pattern = patternOf(name, email);
  if (pattern === null) return;
  const theirs = sql`(${conferences.hostUserId} = ${userId} or ${conferences.createdBy} = ${userId}
    or ${conferences.id} in (select ${participants.conferenceId} from ${participants} where ${participants.userId} = ${userId}))`;
  await tx
    .update(conferences)
    .set({
      title: sql`regexp_replace(${conferences.title}, ${pattern}, ${GAP}, 'g')`,
      description: sql`regexp_replace(${conferences.description}, ${pattern}, ${GAP}, 'g')`,
      updatedAt: now,
      version: sql`${conferences.version} + 1`,
    })
    .where(sql`${theirs} and (${conferences.title} ~ ${pattern} or ${conferences.description} ~ ${pattern})`);
}

/** The whole name, its words and the e-mail address, as whole words. */
function patternOf(name: string, email: string | null): string | null {
  const words = [email ?? '', name, ...name.split(/\s+/)].filter((word) => word.length >= LEAST);
  if (words.length === 0) return null;
  return `\\m(${words.map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')).join('|')})\\M`;
}
