import { ParleyError } from '@parley/contract';
import type { ClientMessage } from '@parley/contract/realtime';
import { newId } from '../../../platform/ids/ids.ts';
import type { Connection } from '../connection.ts';
import { speakerOn } from '../speaker.ts';

/** `webrtc_chat_message`: to everybody in the room, stored in its log. */
export async function chatMessage(
  connection: Connection,
  { op_id, message }: ClientMessage<'webrtc_chat_message'>,
  now: number,
): Promise<void> {
  const { participantId, peerId, capabilities } = await speakerOn(connection);
  if (!capabilities.can_chat) throw new ParleyError('FORBIDDEN', 'Chat is off in this meeting.');
  await connection.room.actor.execute(
    { kind: 'say', peerId, messageId: newId('message', now), text: message },
    { op: { participantId, opId: op_id } },
  );
}
