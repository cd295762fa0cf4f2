import { type Id, ParleyError } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Subject } from '../../platform/personal-data/personal-data.ts';
import type { ConferenceDesk } from '../conferences/index.ts';
import type { ForgottenRepository } from './forgotten-repository.ts';
import { sendAway } from './open-connection.ts';
import type { RoomDirectory } from './room-directory.ts';
import { personById } from './room-state.ts';

interface Tools {
  desk: Pick<ConferenceDesk, 'partsOf'>;
  directory: RoomDirectory;
  forgotten: ForgottenRepository;
  clock: Clock;
}

/**
 * Takes an erased person out of the rooms of this node, and name, picture and words out of the logs (V5); their events stay, so that
 * what happened to others keeps its order. Begun again it goes on with what is left.
 */
export async function forgetPerson({ desk, directory, forgotten, clock }: Tools, subject: Subject): Promise<void> {
  for await (const parts of desk.partsOf(subject)) {
    if (parts.length === 0) continue;
    const ids: ReadonlySet<Id<'participant'>> = new Set(parts.map(({ participantId }) => participantId));
    for (const room of directory.all()) {
      for (const id of ids) {
        const peerId = personById(room.state, id)?.entry.peer_id;
        // Stored before it resolves, and with it everything of theirs before.
        if (peerId !== undefined) {
          await room.actor.execute({ kind: 'leave', peerId, reason: 'removed', lastSeenAt: clock.now() });
        }
      }
      // Those who were only about to come in.
      for (const connection of room.connections()) {
        if (ids.has(connection.participantId)) sendAway(connection, ERASED);
      }
      room.actor.forget(ids);
    }
    await forgotten.forgetParticipants(parts);
  }
}

const ERASED = new ParleyError('UNAUTHENTICATED', 'This account no longer exists.');
