import type { Conference, Id, JoinAnswer } from '@parley/contract';
import type { AttendanceTimes } from '@parley/providers';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import type { User } from '../people/index.ts';
import { cancel, end } from './change-state.ts';
import { createConference } from './create-conference.ts';
import type { JoinContext } from './join-conference.ts';
import { joinConference } from './join-conference.ts';
import { noSuchConference, standingOf } from './policy.ts';
import { presentConference } from './present.ts';
import { timesOfPeople } from './attendance.ts';
import { type ConferenceRow, findConference, findUserPart } from './repository.ts';
import { conferenceOfRoom, roomProvider } from './room-conferences.ts';
import type { Uses } from './uses.ts';

/** What a conference of two is made of. */
export interface Pair {
  host: User;
  other: User;
  createdBy: Id<'user'>;
  title: string;
  startsAt: string;
  durationMinutes: number | undefined;
}

/** Conferences of two in rooms of this server, which nobody else enters (K17); who may have one is the caller's business. */
export interface PrivateConferences {
  /** `within` is called in the transaction that stores it; what it throws makes nothing have happened. */
  create(pair: Pair, origin: Origin, within: (tx: Sql, conference: Conference) => Promise<void>): Promise<Conference>;
  /** The conference of a room; null when there is none. */
  idOfRoom(roomId: Id<'room'>): Promise<Id<'conference'> | null>;
  /** As this person of it sees it. Throws `NOT_FOUND` when it was deleted. */
  see(id: Id<'conference'>, userId: Id<'user'>): Promise<Conference>;
  join(id: Id<'conference'>, userId: Id<'user'>, context: JoinContext): Promise<JoinAnswer>;
  /** When its people came first and went last, as far as its provider knows. */
  times(id: Id<'conference'>): Promise<Map<Id<'user'>, AttendanceTimes>>;
  /** Ends it, or cancels what has not begun; without effect when it is over. */
  end(id: Id<'conference'>, origin: Origin): Promise<void>;
}

export const privateConferences = (uses: Uses): PrivateConferences => ({
  async create({ host, other, createdBy, ...about }, origin, within) {
    const wanted = {
      ...about,
      kind: 'mentorship',
      provider: roomProvider(uses.providers).id,
      settings: { maxParticipants: 2, requireAuthentication: true },
      invited: [other.id],
    } as const;
    const keep = (tx: Sql, answer: { conference: Conference }) => within(tx, answer.conference);
    return (await createConference(uses, host, wanted, origin, createdBy, keep)).conference;
  },

  idOfRoom: async (roomId) => (await conferenceOfRoom(uses, roomId))?.id ?? null,

  async see(id, userId) {
    const { conference, part } = await partIn(uses, id, userId);
    return (await presentConference(uses, conference, standingOf(part?.role ?? null, false))).conference;
  },

  join: async (id, userId, context) => await joinConference(uses, await partIn(uses, id, userId), context),

  times: async (id) => await timesOfPeople(uses, await existing(uses, id)),

  async end(id, origin) {
    const conference = await existing(uses, id);
    if (conference.state === 'scheduled') await cancel(uses, id, origin);
    else if (conference.state === 'active') await end(uses, id, 'host', origin);
  },
});

async function existing({ db }: Uses, id: Id<'conference'>): Promise<ConferenceRow> {
  const conference = await findConference(db.sql, id);
  if (conference === null || conference.deletedAt !== null) throw noSuchConference();
  return conference;
}

const partIn = async (uses: Uses, id: Id<'conference'>, userId: Id<'user'>) => ({
  conference: await existing(uses, id),
  part: await findUserPart(uses.db.sql, id, userId),
});
