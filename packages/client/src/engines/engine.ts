import type { IncomingSignal, OutgoingSignal } from '@parley/contract/realtime';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { MediaSource, MediaTransform } from '../media/media-source.ts';
import type { Shown } from '../media/shown.ts';
import type { PathNews } from '../peer/pair-event.ts';
import type { ConnectionQuality, SendingView } from '../quality/quality-view.ts';
import type { RemoteMedia } from '../room/room-view.ts';

/** Another peer whose media is wanted. */
export interface EnginePeer {
  participantId: string;
  peerId: string;
  joinedAt: string;
  /** Whether signals reach it at the moment. */
  reachable: boolean;
  /** Whether it sends a picture, of a camera or a screen. */
  picture: boolean;
}

export interface EngineOptions {
  /** This peer as the roster has it now. */
  self(): { participantId: string; peerId: string; joinedAt: string };
  /** As they were last told or fetched; asked for each new path. */
  iceServers(): RTCIceServer[];
  clock: Clock;
  log: Log;
  /** Hands a signal to the other peer, as far as it can be reached; what is lost is said again by the rules N. */
  send(signal: OutgoingSignal): void;
  /** A peer's streams came or went (null). */
  mediaChanged(participantId: string, media: RemoteMedia | null): void;
  pathChanged(participantId: string, news: PathNews): void;
  /** A relay took the credentials of `iceServers` for old or wrong; fresh ones are told by `relaysRenewed()` (W7). */
  relayRefused(): void;
  /** A path is silent: the connection to the server may be dead with it, and is better asked. */
  stalled(): void;
  /** By participant id, the own included; every two seconds at most for each, and when somebody is lost. */
  qualityChanged(quality: ReadonlyMap<string, ConnectionQuality>): void;
  sendingChanged(sending: SendingView): void;
  createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
  createStream?: () => MediaStream;
  /** Whether this page is hidden, so that its timers may be slow. */
  hidden?: () => boolean;
  transform?: MediaTransform;
}

/** How a room's media travels. The room says what to send and whose media it wants; the engine sees to the rest. */
export interface MediaEngine {
  /** Sends this track as this source to everyone, or nothing for null; needs no negotiation. */
  publish(source: MediaSource, track: MediaStreamTrack | null): void;
  /** Whose media is wanted, all of them at each call. Who is no longer named is let go. */
  subscribe(peers: readonly EnginePeer[]): void;
  /** Settles when everybody who is offered a path from here was sent the offer. */
  offered(): Promise<unknown>;
  receive(signal: IncomingSignal): void;
  /** The connection to the server was lost (false) or resumed. */
  setSignaling(up: boolean): void;
  /** How large this person's pictures are shown here, where that changed; the person is told, and may send less. */
  setShown(participantId: string, shown: Partial<Shown>): void;
  /** What brings this person's voice now; undefined while nothing does. */
  voiceReceiver(participantId: string): RTCRtpReceiver | undefined;
  /** The last speakers, the newest first: their pictures matter most where not everybody's can be sent. */
  speakersChanged(participantIds: readonly string[]): void;
  /** The network changed or came back: paths are checked, and those that are not up begin anew (W6). */
  networkChanged(): void;
  /** `iceServers` has fresh credentials after a refusal. */
  relaysRenewed(): void;
  /** Begins every path anew, where the other ends may have let go of theirs; the old ones stay until then. */
  restart(): void;
  /** The raw statistics of every path, by participant. */
  stats(): Promise<ReadonlyMap<string, RTCStatsReport>>;
  /** Says goodbye and closes every path. */
  close(): void;
}

/** Makes the engine of one stay in a room. */
export interface CreateEngine {
  (options: EngineOptions): MediaEngine;
  /** Gets ready what does not depend on the room. */
  prepare?(): Promise<void>;
}
