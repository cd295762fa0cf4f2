/** What a participant can send, in the order of the transceivers (N8). */
export const MEDIA_SOURCES = ['audio', 'video', 'screen'] as const;
export type MediaSource = (typeof MEDIA_SOURCES)[number];
export type LocalTracks = Readonly<Record<MediaSource, MediaStreamTrack | null>>;

/** Changes media on its way, for encryption between the ends. Called once for each sender and receiver. */
export interface MediaTransform {
  send(sender: RTCRtpSender, source: MediaSource): void;
  receive(receiver: RTCRtpReceiver, source: MediaSource): void;
}
