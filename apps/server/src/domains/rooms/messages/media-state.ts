import { ParleyError } from '@parley/contract';
import type { ClientMessage } from '@parley/contract/realtime';
import type { Connection } from '../connection.ts';
import { speakerOn } from '../speaker.ts';

/** `webrtc_media_state`: what the peer sends at the moment, a last value (R9). */
export async function mediaState(connection: Connection, media: ClientMessage<'webrtc_media_state'>): Promise<void> {
  const { capabilities } = await speakerOn(connection);
  if (media.screen && !capabilities.can_share) {
    throw new ParleyError('FORBIDDEN', 'Only moderators share their screen in this meeting.');
  }
  connection.room.setMedia(connection, media);
}
