import type { Id } from '@parley/contract';
import { type Entry, type Provider, ProviderError } from '@parley/providers';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { ConferenceDesk } from '../conferences/index.ts';
import { findAttendance } from './attendance.ts';
import type { RoomRepository } from './repository.ts';
import { followConference } from './follow-conference.ts';
import type { RoomDirectory } from './room-directory.ts';
import { roomOf } from './room-ids.ts';
import type { RoomTokens } from './room-token.ts';
import { personById } from './room-state.ts';

interface Options {
  db: Database;
  directory: RoomDirectory;
  repository: RoomRepository;
  tokens: RoomTokens;
  clock: Clock;
  desk: Pick<ConferenceDesk, 'admission'>;
  /** People in one room at most, whatever the conference allows. */
  maxParticipants: number;
}

const ID = 'webrtc';
/** People of a room that `present` names. */
const NAMED = 5;

/** Own rooms as a provider of meetings. A meeting's id is its room's. */
export function createRoomProvider(options: Options): Provider {
  const { db, directory, repository, tokens, clock, desk, maxParticipants } = options;
  return {
    id: ID,
    name: 'Parley',
    opensRoom: true,
    meetings: {
      create: ({ conferenceId }) => Promise.resolve({ meetingId: roomOf(conferenceId as Id<'conference'>) }),

      async enter({ conferenceId, workspaceId, meetingId }, { participantId }): Promise<Entry> {
        const room = {
          id: meetingId as Id<'room'>,
          conferenceId: conferenceId as Id<'conference'>,
          workspaceId: workspaceId as Id<'workspace'>,
        };
        const open = directory.find(room.id) !== undefined || (await repository.ensure({ ...room, now: clock.now() }));
        if (!open) throw new ProviderError(ID, 'not_found', 'The room of this meeting is closed.');
        const pass = {
          participantId: participantId as Id<'participant'>,
          roomId: room.id,
          conferenceId: room.conferenceId,
        };
        return { kind: 'room', roomId: room.id, ...(await tokens.sign(pass)) };
      },

      async update({ meetingId }): Promise<void> {
        const room = directory.find(meetingId as Id<'room'>);
        if (room !== undefined) await followConference(room, { desk, clock, maxParticipants });
      },

      async leave({ meetingId }, participantId, reason): Promise<void> {
        const room = directory.find(meetingId as Id<'room'>);
        const person = room === undefined ? undefined : personById(room.state, participantId as Id<'participant'>);
        if (room === undefined || person === undefined) return;
        const { peer_id: peerId } = person.entry;
        await room.actor.execute({ kind: 'leave', peerId, reason, lastSeenAt: clock.now() });
      },

      async end({ meetingId }, reason): Promise<void> {
        const roomId = meetingId as Id<'room'>;
        if (!(await repository.isOpen(roomId))) return;
        const room = await directory.open(roomId);
        await room.actor.execute({ kind: 'end', reason });
      },
    },
    presence: {
      present: (meetings) => {
        const present = new Map<string, { count: number; people: { name: string; avatarUrl: string | null }[] }>();
        for (const { meetingId } of meetings) {
          const people = directory.find(meetingId as Id<'room'>)?.state.people ?? [];
          if (people.length === 0) continue;
          const named = people.slice(0, NAMED).map(({ entry }) => ({ name: entry.name, avatarUrl: entry.avatar_url }));
          present.set(meetingId, { count: people.length, people: named });
        }
        return Promise.resolve(present);
      },
    },
    attendance: { times: ({ meetingId }) => findAttendance(db.sql, meetingId as Id<'room'>) },
  };
}
