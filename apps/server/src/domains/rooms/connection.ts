import type { LiveRoom } from './live-room.ts';
import type { OpenConnection } from './open-connection.ts';

/** One connection of one participant to one room. Who speaks is read here and nowhere else (F4). */
export interface Connection extends OpenConnection {
  readonly room: LiveRoom;
}
