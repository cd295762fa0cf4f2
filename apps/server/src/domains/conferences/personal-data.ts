import { and, eq, gt, or } from 'drizzle-orm';
import { type Clock, instantOrNull, toInstant } from '../../platform/clock/clock.ts';
import type { Sql } from '../../platform/db/database.ts';
import { inPages, mapPages } from '../../platform/db/in-pages.ts';
import { type PersonalData, type Subject, without } from '../../platform/personal-data/personal-data.ts';
import { forgetPerson } from './forget-person.ts';
import type { ConferenceRow } from './repository.ts';
import { conferencePasses, conferences, joinLinks, participants } from './tables.ts';

/** What a person held and where they took part. */
export const conferencesPersonalData = ({ db, clock }: { db: { sql: Sql }; clock: Clock }): PersonalData => ({
  tables: {
    conferences: { sections: ['conferences'] },
    participants: { sections: ['participations'] },
    join_links: { sections: ['joinLinks'] },
    conference_passes: { sections: ['passes'] },
  },
  forget: (tx, leaving) => forgetPerson(tx, leaving, clock.now()),
  sections: [
    { name: 'conferences', rows: ({ userId }) => mapPages(held(db.sql, userId), told) },
    {
      name: 'participations',
      rows: (subject) =>
        mapPages(parts(db.sql, subject), ({ part, conference }) => ({
          id: part.id,
          conferenceId: part.conferenceId,
          title: conference.title,
          startsAt: toInstant(conference.startsAt),
          role: part.role,
          rating: part.rating,
          createdAt: toInstant(part.createdAt),
          updatedAt: toInstant(part.updatedAt),
          removedAt: instantOrNull(part.bannedAt),
        })),
    },
    {
      name: 'joinLinks',
      async *rows({ userId }) {
        const rows = await db.sql.select().from(joinLinks).where(eq(joinLinks.userId, userId));
        yield rows.map(({ conferenceId, expiresAt }) => ({ conferenceId, expiresAt: toInstant(expiresAt) }));
      },
    },
    {
      name: 'passes',
      async *rows({ userId }) {
        const rows = await db.sql.select().from(conferencePasses).where(eq(conferencePasses.userId, userId));
        yield rows.map(({ conferenceId, expiresAt }) => ({ conferenceId, expiresAt: toInstant(expiresAt) }));
      },
    },
  ],
});

/** A person's parts, in conferences of whatever state. */
export const partsOf = (db: { sql: Sql }) => (subject: Subject) =>
  mapPages(parts(db.sql, subject, 100), ({ part }) => ({ participantId: part.id, conferenceId: part.conferenceId }));

const held = (sql: Sql, userId: Subject['userId']) =>
  inPages((last: ConferenceRow | null, size) =>
    sql
      .select()
      .from(conferences)
      .where(
        and(
          or(eq(conferences.hostUserId, userId), eq(conferences.createdBy, userId)),
          last === null ? undefined : gt(conferences.id, last.id),
        ),
      )
      .orderBy(conferences.id)
      .limit(size),
  );

interface Part {
  part: typeof participants.$inferSelect;
  conference: Pick<ConferenceRow, 'title' | 'startsAt'>;
}

const parts = (sql: Sql, { userId }: Subject, pageSize?: number) =>
  inPages(
    (last: Part | null, size) =>
      sql
        .select({ part: participants, conference: { title: conferences.title, startsAt: conferences.startsAt } })
        .from(participants)
        .innerJoin(conferences, eq(conferences.id, participants.conferenceId))
        .where(
          and(
            eq(participants.userId, userId),
            last === null ? undefined : gt(participants.conferenceId, last.part.conferenceId),
          ),
        )
        .orderBy(participants.conferenceId)
        .limit(size),
    pageSize,
  );

const told = (row: ConferenceRow) => ({
  ...without(row, 'workspaceId', 'meetingId', 'version'),
  startsAt: toInstant(row.startsAt),
  endsAt: toInstant(row.endsAt),
  startedAt: instantOrNull(row.startedAt),
  endedAt: instantOrNull(row.endedAt),
  createdAt: toInstant(row.createdAt),
  updatedAt: toInstant(row.updatedAt),
  deletedAt: instantOrNull(row.deletedAt),
});
