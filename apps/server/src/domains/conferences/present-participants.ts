import type { conferenceRoutes, Id, Participant, Person, RouteInput } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import { DEFAULT_LIMIT, pageOf } from '../../platform/db/cursor.ts';
import { findParticipants } from './participant-repository.ts';
import type { ParticipantRow } from './repository.ts';
import type { Uses } from './uses.ts';

export function presentParticipant(part: ParticipantRow, persons: ReadonlyMap<Id<'user'>, Person>): Participant {
  const person = part.userId === null ? undefined : persons.get(part.userId);
  return {
    id: part.id,
    kind: part.userId === null ? 'guest' : 'user',
    userId: part.userId,
    name: person?.name ?? part.guestName ?? '',
    avatarUrl: person?.avatarUrl ?? null,
    role: part.role,
    expected: part.expectedName !== null,
    createdAt: toInstant(part.createdAt),
  };
}

export async function presentParticipants({ people }: Uses, parts: readonly ParticipantRow[]): Promise<Participant[]> {
  const persons = await people.persons(parts.flatMap(({ userId }) => userId ?? []));
  return parts.map((part) => presentParticipant(part, persons));
}

type Query = RouteInput<Extract<(typeof conferenceRoutes)[number], { id: 'listUpcoming' }>>['query'];

/** Everybody with a part in a conference, in the order in which they got it. */
export async function listParticipants(uses: Uses, id: Id<'conference'>, { limit = DEFAULT_LIMIT, cursor }: Query) {
  const rows = await findParticipants(uses.db.sql, id, { cursor, limit: limit + 1 });
  const { items, nextCursor } = pageOf(rows, limit, (row) => ({ at: row.createdAt, id: row.id }));
  return { items: await presentParticipants(uses, items), nextCursor };
}
