import { assembleRooms, type Rooms, type RoomsOptions } from './rooms.ts';

export { expiringChat, expiringGuestsInLogs } from './expire-logs.ts';
export type { Rooms, RoomsOptions } from './rooms.ts';

/** Live rooms. Subscribes to facts, so it has to be called before `Jobs.start`. */
export const createRooms = (options: RoomsOptions): Rooms => assembleRooms(options);
