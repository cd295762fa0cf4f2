import type { ChatEntry, RemoteParticipant } from '../room/room-view.ts';

/** Another person in the meeting, as `WebRTCClient` tells of them. */
export interface WebRTCParticipant {
  /** What `addRemoteVideo` takes. */
  id: string;
  name: string;
  role: 'host' | 'moderator' | 'participant';
  /** Whether their microphone is on. */
  audio: boolean;
  /** Whether their camera is on. */
  video: boolean;
  /** Whether they share their screen. */
  screen: boolean;
  handRaised: boolean;
  /** `reconnecting` while they have lost their connection. */
  connection: 'connected' | 'reconnecting';
  /** ISO 8601. */
  joinedAt: string;
}

/** Something said in the meeting's chat. */
export interface WebRTCChatMessage {
  id: string;
  message: string;
  participantId: string;
  name: string;
  /** ISO 8601. */
  timestamp: string;
  /** Said by this participant. */
  own: boolean;
}

export const participantOf = (view: RemoteParticipant): WebRTCParticipant => ({
  id: view.id,
  name: view.name,
  role: view.role,
  audio: view.audio,
  video: view.video,
  screen: view.screen,
  handRaised: view.handRaisedAt !== null,
  connection: view.connection,
  joinedAt: view.joinedAt,
});

export const messageOf = ({ key, id, text, participantId, name, at, own }: ChatEntry): WebRTCChatMessage => ({
  id: id ?? key,
  message: text,
  participantId,
  name,
  timestamp: at,
  own,
});
