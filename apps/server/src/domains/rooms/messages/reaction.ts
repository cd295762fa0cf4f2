import type { ClientMessage } from '@parley/contract/realtime';
import type { Connection } from '../connection.ts';
import { speakerOn } from '../speaker.ts';

/** `webrtc_reaction`: shown to the others for a moment, never stored (R10). */
export async function reaction(connection: Connection, { reaction }: ClientMessage<'webrtc_reaction'>): Promise<void> {
  await speakerOn(connection);
  connection.room.react(connection, reaction);
}
