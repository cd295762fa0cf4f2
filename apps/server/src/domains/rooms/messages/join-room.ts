import { ParleyError } from '@parley/contract';
import type { ClientMessage } from '@parley/contract/realtime';
import type { Connection } from '../connection.ts';
import { type EntryTools, join } from '../enter-room.ts';

/** `webrtc_join_room`: be there. On a connection that is, it changes nothing (R3). */
export async function joinRoom(
  connection: Connection,
  { op_id, media, take_over, room_id, user_id }: ClientMessage<'webrtc_join_room'>,
  tools: EntryTools,
): Promise<void> {
  if (room_id !== undefined && room_id !== connection.room.id) {
    throw new ParleyError('FORBIDDEN', 'This connection is for another room. Connect with the token of that one.', {
      details: { reason: 'other_room' },
    });
  }
  if (connection.standing.is === 'joining') await connection.standing.settled;
  if (connection.standing.is === 'here') return;
  if (connection.standing.is === 'gone') {
    throw new ParleyError('FORBIDDEN', 'This connection is not in the meeting any more. Connect again.');
  }
  await join(connection, { opId: op_id, media, takeOver: take_over ?? false, userId: user_id ?? null }, tools);
}
