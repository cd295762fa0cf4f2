import type { Clock } from '../clock.ts';
import type { CreateEngine } from '../engines/engine.ts';
import type { FetchIceServers } from '../ice/fetch-ice-servers.ts';
import type { Log } from '../log.ts';
import type { CreatePlayer } from '../media/audio-playback.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { CreateSocket } from '../signaling/socket.ts';
import type { OnWake } from '../signaling/wake.ts';

export interface RoomOptions {
  /** Where the server is; empty for the page's own. */
  serverUrl?: string;
  media: LocalMedia;
  clock?: Clock;
  /** 0 to 1, as `Math.random`. */
  random?: () => number;
  createSocket?: CreateSocket;
  createEngine?: CreateEngine;
  fetchIceServers?: FetchIceServers;
  /** When a connection may have come back: online, visible. */
  onWake?: OnWake;
  /** When the network may be another: online, another kind of network. */
  onNetworkChange?: OnWake;
  /** When the page goes away for good; the room is left then. */
  onPageGone?: OnWake;
  /** Makes the hidden elements that play everybody's sound. Null: the host plays `room.media` itself. */
  createPlayer?: CreatePlayer;
  log?: Log;
}
