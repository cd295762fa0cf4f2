import { type Id, ParleyError } from '@parley/contract';
import type { RoomCapabilities } from '@parley/contract/realtime';
import type { Connection } from './connection.ts';

/** Who speaks on a connection that is in the room. */
export interface Speaker {
  participantId: Id<'participant'>;
  peerId: Id<'peer'>;
  capabilities: RoomCapabilities;
}

/** Waits for a join that is under way. Throws `FORBIDDEN` on a connection that is not in the room. */
export async function speakerOn(connection: Connection): Promise<Speaker> {
  if (connection.standing.is === 'joining') await connection.standing.settled;
  const { standing, participantId, peerId } = connection;
  if (standing.is === 'here') return { participantId, peerId, capabilities: standing.capabilities };
  throw new ParleyError(
    'FORBIDDEN',
    standing.is === 'gone' ? 'This connection is not in the meeting any more.' : 'Join the meeting first.',
  );
}
