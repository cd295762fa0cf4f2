import type { Clock } from '../../platform/clock/clock.ts';
import type { ConferenceDesk } from '../conferences/index.ts';
import type { LiveRoom } from './live-room.ts';

interface Tools {
  desk: Pick<ConferenceDesk, 'admission'>;
  clock: Clock;
  /** People in one room at most, whatever the conference allows. */
  maxParticipants: number;
}

/** Has a live room follow what changed of its conference and its people; who may not be there any more is let go (R11). */
export async function followConference(room: LiveRoom, { desk, clock, maxParticipants }: Tools): Promise<void> {
  const people = [...room.state.people];
  const admissions = await Promise.all(people.map(({ entry }) => desk.admission(entry.participant_id)));
  const states = admissions.map((admission) => admission?.conference.state ?? 'ended');
  // What is over is closed by its end, which says so to everybody.
  if (states.some((state) => state === 'ended' || state === 'cancelled')) return;
  const connections = [...room.connections()];
  for (const [index, { entry }] of people.entries()) {
    const admission = admissions[index];
    if (admission?.mayEnter !== true) {
      const lastSeenAt = clock.now();
      await room.actor.execute({ kind: 'leave', peerId: entry.peer_id, reason: 'removed', lastSeenAt });
      continue;
    }
    const connection = connections.find(({ peerId }) => peerId === entry.peer_id);
    if (connection !== undefined) room.follow(connection, admission, maxParticipants);
  }
}
