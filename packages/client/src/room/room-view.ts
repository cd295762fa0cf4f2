import type { Reaction } from '@parley/contract/realtime';
import type { ParleyError } from '@parley/contract/errors';
import type { ConnectionQuality, SendingView } from '../quality/quality-view.ts';
import type { PlaybackState } from '../media/audio-playback.ts';
import type { Slice } from '../slice.ts';

export type { Reaction } from '@parley/contract/realtime';
export type { ConnectionQuality, Grade, GradeCause, SendingView } from '../quality/quality-view.ts';

/** State of the connection to the room, as one value. */
export type ConnectionState =
  | { status: 'idle' }
  | { status: 'connecting' }
  | { status: 'connected' }
  /** Lost; media between browsers may still flow. `nextAttemptAt` in milliseconds since 1970, null while trying. */
  | { status: 'reconnecting'; attempt: number; since: number; nextAttemptAt: number | null }
  | { status: 'left' }
  | { status: 'ended'; reason: 'host' | 'over' | 'deleted' }
  /** The same participant went on in another tab or on another device. */
  | { status: 'taken_over' }
  /** Given up. `reconnectNow()` tries again where `canRetry` says so. */
  | { status: 'failed'; error: ParleyError; canRetry: boolean };

/** Another person in the room. */
export interface RemoteParticipant {
  id: string;
  peerId: string;
  kind: 'user' | 'guest';
  name: string;
  avatarUrl: string | null;
  role: 'host' | 'moderator' | 'participant';
  joinedAt: string;
  /** Their connection to the server. */
  connection: 'connected' | 'reconnecting';
  audio: boolean;
  video: boolean;
  screen: boolean;
  handRaisedAt: string | null;
  /**
   * How their media path is: `connecting` until the first connection, `reconnecting` from the moment it is judged dead until media
   * is back, `failed` when no path is found; it is tried on.
   */
  path: 'connecting' | 'connected' | 'reconnecting' | 'failed';
  /** Why `path` is `failed`: no way was found, or a relay (TURN) refused our credentials, also fresh ones. Null otherwise. */
  pathCause: 'no_path' | 'relay_refused' | null;
}

/** What arrives from one peer. The streams stay the same objects while the peer is there. */
export interface RemoteMedia {
  audio: MediaStream;
  video: MediaStream;
  screen: MediaStream;
  screenAudio: MediaStream;
}

export interface ChatEntry {
  /** Null until the server has stored it. */
  id: string | null;
  /** Names an entry from its writing on, also before it has an id. */
  key: string;
  participantId: string;
  name: string;
  text: string;
  at: string;
  own: boolean;
  status: 'sent' | 'sending' | 'failed';
  /** Why the server did not take it. */
  error?: ParleyError;
}

export interface ChatView {
  entries: readonly ChatEntry[];
  /** False when the room has older messages than these. */
  complete: boolean;
}

/** The local participant. */
export interface SelfView {
  participantId: string;
  peerId: string;
  name: string;
  audio: boolean;
  video: boolean;
  /** Whether others see the own screen. */
  screen: boolean;
  handRaisedAt: string | null;
  /** The microphone is off because the meeting asks people to come in muted. */
  mutedOnEntry: boolean;
  capabilities: { canChat: boolean; canShare: boolean; canEnd: boolean };
}

export interface ConferenceView {
  id: string;
  title: string;
  endsAt: string;
  chat: boolean;
}

/** The observable state of a room. Each slice changes on its own. */
export interface RoomView {
  connection: Slice<ConnectionState>;
  conference: Slice<ConferenceView | null>;
  self: Slice<SelfView | null>;
  /** In order of joining. */
  participants: Slice<readonly RemoteParticipant[]>;
  /** By participant id. */
  media: Slice<ReadonlyMap<string, RemoteMedia>>;
  /** How the media connection with everyone is, by participant id, the own included. Measured every two seconds while the page is seen. */
  quality: Slice<ReadonlyMap<string, ConnectionQuality>>;
  /** What is sent of the own camera at best, and why it is not more. */
  sending: Slice<SendingView>;
  chat: Slice<ChatView>;
  /** Who speaks, by participant id, own included; null while nobody does, and in a room of two. */
  speaker: Slice<string | null>;
  /** Whether the browser plays what arrives. While it is `blocked`, ask for a press and call `startPlayback()`. */
  playback: Slice<PlaybackState>;
}

/** What happens in a room, for toasts and announcements. State is in the slices; these are the moments. */
export interface RoomEvents {
  participantJoined: [participant: RemoteParticipant, rejoined: boolean];
  participantLeft: [
    participant: { id: string; name: string },
    reason: 'left' | 'lost' | 'taken_over' | 'removed' | 'ended',
  ];
  chatMessage: [entry: ChatEntry];
  handRaised: [participant: { id: string; name: string }];
  handLowered: [participant: { id: string; name: string }];
  shareStarted: [participant: { id: string; name: string }];
  shareEnded: [participant: { id: string; name: string }];
  /** Somebody reacts, the viewer included. */
  reaction: [participant: { id: string; name: string }, reaction: Reaction];
  /** As `speaker`. */
  speakerChanged: [participantId: string | null];
  /** The state was read anew after a gap that could not be replayed. */
  resynced: [];
  ended: [reason: 'host' | 'over' | 'deleted'];
}
