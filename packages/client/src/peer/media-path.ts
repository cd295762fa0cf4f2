import type { MediaSource } from '../media/media-source.ts';
import type { Shown } from '../media/shown.ts';

/** The newest connection to one other peer, as far as it is set up; what is tuned and measured. A new generation is a new one. */
export interface MediaPath {
  participantId: string;
  connection: RTCPeerConnection;
  /** Empty until the transceivers are there; a peer of an older version has fewer. */
  senders: Partial<Record<MediaSource, RTCRtpSender>>;
  receivers: Partial<Record<MediaSource, RTCRtpReceiver>>;
  /** How large the other shows our pictures. */
  theirView: Shown;
}
