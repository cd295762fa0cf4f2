import type { Id } from '@parley/contract';
import { inArray } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import { conferences, participants } from './tables.ts';

export async function findTitles(db: Sql, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: conferences.id, title: conferences.title })
    .from(conferences)
    .where(inArray(conferences.id, ids as Id<'conference'>[]));
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** What the guests among these participants are called. */
export async function findGuestNames(db: Sql, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: participants.id, name: participants.guestName })
    .from(participants)
    .where(inArray(participants.id, ids as Id<'participant'>[]));
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
}
