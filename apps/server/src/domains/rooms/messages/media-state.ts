import type { ClientMessage } from '@parley/contract/realtime';
import type { Connection } from '../connection.ts';
import { speakerOn } from '../speaker.ts';

/** `webrtc_media_state`: what the peer sends at the moment, a last value (R9); sharing a screen is decided first (E). */
export async function mediaState(connection: Connection, media: ClientMessage<'webrtc_media_state'>): Promise<void> {
  const { capabilities } = await speakerOn(connection);
  await connection.room.setMedia(connection, media, capabilities.can_share);
}
