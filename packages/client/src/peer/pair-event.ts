import type { PeerSignal } from './signal.ts';

/** What happens. Whatever comes from a connection carries its generation; what is not from the current one is dropped. */
export type PairEvent =
  /** Begins a generation with an offer, or waits for the other's. */
  | { type: 'begin'; offers: boolean }
  | { type: 'signal'; signal: PeerSignal }
  /** The transceivers are there. */
  | { type: 'ready'; generation: number }
  | { type: 'connection'; generation: number; state: RTCPeerConnectionState }
  /** The browser refused a step of the negotiation. */
  | { type: 'failed'; generation: number }
  /** The first picture was decoded, or none is to be expected. */
  | { type: 'picture'; generation: number }
  /** The network interface of its path is gone. */
  | { type: 'gone'; generation: number }
  /** A relay took our credentials for old or wrong. */
  | { type: 'relay_refused'; generation: number }
  /** The watchdog of this or an older generation judged its path. */
  | { type: 'silent' | 'alive'; of: number }
  | { type: 'timer_due' }
  /** The network changed or came back, or this machine woke. */
  | { type: 'network_changed' }
  /** There are new credentials for the relays. */
  | { type: 'relays_renewed' }
  | { type: 'reachable'; reachable: boolean }
  /** Our own connection to the server is back, after it was lost with what came on it. */
  | { type: 'resumed'; reachable: boolean }
  | { type: 'close' };

/** How the path is shown, and why there is none. */
export interface PathNews {
  path: 'connecting' | 'connected' | 'reconnecting' | 'failed';
  cause: 'no_path' | 'relay_refused' | null;
}

/** `current` is the generation that was begun last, `shown` the one whose tracks are in the streams. */
export type PairEffect =
  | { type: 'begin'; generation: number; offers: boolean }
  /** It negotiates no more, but carries media until the next shows. */
  | { type: 'retire_current' }
  | { type: 'close_current' }
  | { type: 'close_shown' }
  | { type: 'show_current' }
  /** Lets the sound of the current generation be heard, and waits for its first picture. */
  | { type: 'await_picture' }
  /** Looks whether the current path's interface is still there. */
  | { type: 'check_path' }
  | { type: 'hand_over'; signal: PeerSignal }
  /** Says again what the other may have missed (N5). */
  | { type: 'repeat' }
  | { type: 'send'; what: 'restart' | 'bye' }
  /** Takes the place of the timer before. */
  | { type: 'set_timer'; delay: number }
  | { type: 'stop_timer' }
  | { type: 'tell_silent' }
  | { type: 'tell_path'; news: PathNews };
