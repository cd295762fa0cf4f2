import type { Id } from '@parley/contract';
import { and, desc, eq, ilike, inArray, or } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import { patternOf } from '../../platform/db/pattern.ts';
import { conferences, participants } from './tables.ts';

/** What is looked for: words in the names of things of a workspace. */
interface Wanted {
  workspaceId: Id<'workspace'>;
  words: string;
  most: number;
}

export async function findTitles(db: Sql, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: conferences.id, title: conferences.title })
    .from(conferences)
    .where(inArray(conferences.id, ids as Id<'conference'>[]));
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** Also of conferences that were deleted; the newest first. */
export async function findByTitle(db: Sql, { workspaceId, words, most }: Wanted): Promise<string[]> {
  const rows = await db
    .select({ id: conferences.id })
    .from(conferences)
    .where(and(eq(conferences.workspaceId, workspaceId), ilike(conferences.title, patternOf(words))))
    .orderBy(desc(conferences.id))
    .limit(most);
  return rows.map(({ id }) => id);
}

/** Which user each of these participants is, or what a guest is called. */
export const findWhoTheyAre = (db: Sql, ids: readonly string[]) =>
  db
    .select({ id: participants.id, userId: participants.userId, guestName: participants.guestName })
    .from(participants)
    .where(inArray(participants.id, ids as Id<'participant'>[]));

/** Participants that are one of these users, or guests with these words in their name; the newest first. */
export async function findParticipantsNamed(
  db: Sql,
  { workspaceId, words, most }: Wanted,
  users: readonly Id<'user'>[],
): Promise<string[]> {
  const rows = await db
    .select({ id: participants.id })
    .from(participants)
    .innerJoin(conferences, eq(conferences.id, participants.conferenceId))
    .where(
      and(
        eq(conferences.workspaceId, workspaceId),
        or(inArray(participants.userId, [...users]), ilike(participants.guestName, patternOf(words))),
      ),
    )
    .orderBy(desc(participants.id))
    .limit(most);
  return rows.map(({ id }) => id);
}
