import type { ClientMessage } from '@parley/contract/realtime';
import type { Connection } from '../connection.ts';

/** `webrtc_leave_room`: go for good (J6). Said again, or by somebody who never was there, it changes nothing. */
export async function leaveRoom(
  connection: Connection,
  { op_id }: ClientMessage<'webrtc_leave_room'>,
  now: number,
): Promise<void> {
  if (connection.standing.is === 'joining') await connection.standing.settled;
  if (connection.standing.is !== 'here') return;
  const { room, peerId, participantId } = connection;
  await room.actor.execute(
    { kind: 'leave', peerId, reason: 'left', lastSeenAt: now },
    { op: { participantId, opId: op_id } },
  );
}
