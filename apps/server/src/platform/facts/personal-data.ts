import { and, eq, gt, inArray, not, or, type SQL, sql } from 'drizzle-orm';
import { toInstant } from '../clock/clock.ts';
import type { Sql } from '../db/database.ts';
import { inPages, mapPages } from '../db/in-pages.ts';
import { type PartsOf, type PersonalData, type Subject, without } from '../personal-data/personal-data.ts';
import { facts } from './tables.ts';

type Row = typeof facts.$inferSelect;

/** What a person did, what was done for them and what happened to them. */
export const factsPersonalData = ({ db, partsOf }: { db: { sql: Sql }; partsOf: PartsOf }): PersonalData => ({
  tables: { facts: { sections: ['facts'] } },
  sections: [
    {
      name: 'facts',
      async *rows(subject) {
        const own = concerning(subject);
        yield* mapPages(read(db.sql, own), (row) => told(row, subject));
        for await (const parts of partsOf(subject)) {
          const ids = parts.map(({ participantId }) => participantId);
          const aboutParts = and(eq(facts.workspaceId, subject.workspaceId), inArray(facts.subject, ids), not(own));
          yield* mapPages(read(db.sql, aboutParts as SQL), (row) => told(row, subject));
        }
      },
    },
  ],
});

/** By them, for them, about them. Each has an index. */
const concerning = ({ workspaceId, userId }: Subject): SQL =>
  and(
    eq(facts.workspaceId, workspaceId),
    or(
      sql`coalesce(${facts.actor}->>'id', '') = ${userId}`,
      sql`coalesce(${facts.onBehalfOf}, '') = ${userId}`,
      eq(facts.subject, userId),
      sql`coalesce(${facts.payload}->>'userId', '') = ${userId}`,
    ),
  ) as SQL;

const read = (db: Sql, which: SQL) =>
  inPages((last: Row | null, size) =>
    db
      .select()
      .from(facts)
      .where(and(which, last === null ? undefined : gt(facts.id, last.id)))
      .orderBy(facts.id)
      .limit(size),
  );

/** The address from which somebody else acted is theirs. */
const told = (fact: Row, { userId }: Subject) => ({
  ...without(fact, 'workspaceId'),
  address: 'id' in fact.actor && fact.actor.id === userId ? fact.address : null,
  at: toInstant(fact.at),
});
