/** What a participant can send, in the order of the transceivers (N8). */
export const MEDIA_SOURCES = ['audio', 'video', 'screen', 'screen_audio'] as const;
export type MediaSource = (typeof MEDIA_SOURCES)[number];
export type LocalTracks = Readonly<Record<MediaSource, MediaStreamTrack | null>>;

export const NO_TRACKS: LocalTracks = { audio: null, video: null, screen: null, screen_audio: null };

/** What a source is for the browser. */
export const kindOf = (source: MediaSource): 'audio' | 'video' =>
  source === 'audio' || source === 'screen_audio' ? 'audio' : 'video';

/** Changes media on its way, for encryption between the ends. Called once for each sender and receiver. */
export interface MediaTransform {
  send(sender: RTCRtpSender, source: MediaSource): void;
  receive(receiver: RTCRtpReceiver, source: MediaSource): void;
}
