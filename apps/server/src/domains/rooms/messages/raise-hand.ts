import type { ClientMessage } from '@parley/contract/realtime';
import type { Connection } from '../connection.ts';
import { speakerOn } from '../speaker.ts';

/** `webrtc_raise_hand`: up or down. */
export async function raiseHand(
  connection: Connection,
  { op_id, raised }: ClientMessage<'webrtc_raise_hand'>,
): Promise<void> {
  const { participantId, peerId } = await speakerOn(connection);
  await connection.room.actor.execute({ kind: 'hand', peerId, raised }, { op: { participantId, opId: op_id } });
}
