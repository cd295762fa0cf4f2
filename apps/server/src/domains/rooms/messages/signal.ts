import type { ClientMessage } from '@parley/contract/realtime';
import type { Connection } from '../connection.ts';
import { speakerOn } from '../speaker.ts';

/** `webrtc_signal`: one peer to another of the same room, never stored (N6). */
export async function signal(connection: Connection, message: ClientMessage<'webrtc_signal'>): Promise<void> {
  await speakerOn(connection);
  connection.room.relay(connection, message);
}
