import type { Clock } from '../clock.ts';
import { Emitter } from '../events.ts';
import type { Log } from '../log.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { WritableSlice } from '../slice.ts';
import type {
  ChatView,
  ConferenceView,
  ConnectionState,
  RemoteMedia,
  RemoteParticipant,
  RoomEvents,
  RoomView,
  SelfView,
} from './room-view.ts';

export interface RoomOptions {
  /** Where the server is; empty for the page's own. */
  serverUrl?: string;
  media: LocalMedia;
  clock?: Clock;
  /** 0 to 1, as `Math.random`. */
  random?: () => number;
  log?: Log;
}

/** One room of a server as this participant sees and acts in it. May be joined again after it was left. */
export class Room implements RoomView {
  readonly connection = new WritableSlice<ConnectionState>({ status: 'idle' });
  readonly conference = new WritableSlice<ConferenceView | null>(null);
  readonly self = new WritableSlice<SelfView | null>(null);
  readonly participants = new WritableSlice<readonly RemoteParticipant[]>([]);
  readonly media = new WritableSlice<ReadonlyMap<string, RemoteMedia>>(new Map());
  readonly chat = new WritableSlice<ChatView>({ entries: [], complete: true });
  readonly #events = new Emitter<RoomEvents>();

  constructor(_options: RoomOptions) {}

  on<N extends keyof RoomEvents>(name: N, listener: (...args: RoomEvents[N]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /**
   * Enters with a room token from `…/join`. Settles when the room is there, or when it was left meanwhile.
   * @throws ParleyError as the server refused, `CONFLICT {reason: 'already_here'}` among them: ask, then `takeOver`.
   */
  async join(_token: string, _options: { takeOver?: boolean } = {}): Promise<void> {}
  /** Leaves and stops every local track, also while connecting. */
  async leave(): Promise<void> {}
  /** Says something; it is in `chat` at once and stored when its status is `sent`. @throws ParleyError when it is too long. */
  sendChat(_text: string): void {}
  async setMicrophone(_on: boolean): Promise<void> {}
  async setCamera(_on: boolean): Promise<void> {}
  async raiseHand(_up: boolean): Promise<void> {}
  /** Ends the conference for everyone. @throws ParleyError `FORBIDDEN` without that right. */
  async endForAll(): Promise<void> {}
  /** Tries to get the lost connection back now instead of at the next attempt. */
  reconnectNow(): void {}
}
