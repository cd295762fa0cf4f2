import { ParleyError, type ParticipantRole } from '@parley/contract';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Database } from '../../../platform/db/database.ts';
import { openTestDatabase } from '../../../platform/db/testing.ts';
import type { FakeConference } from './fake-desk.ts';
import { checkHistory, readWholeLog } from './history.ts';
import { RoomClient } from './room-client.ts';
import { type RoomServer, type RoomServerOptions, startRoomServer } from './room-server.ts';

/** Servers and clients of one test file on one database; whatever a test leaves open is closed after it. */
export interface RoomsBench {
  readonly db: Database;
  start(options?: Partial<RoomServerOptions>): Promise<RoomServer>;
  client(server: RoomServer): RoomClient;
  /** Somebody who has joined. */
  enter(server: RoomServer, conference: FakeConference, name: string, role?: ParticipantRole): Promise<RoomClient>;
  /** Waits until all have seen what the log has, and compares (R1, R2). */
  compare(...clients: RoomClient[]): Promise<void>;
}

export function useRooms(kind: Database['kind'] = 'pglite'): RoomsBench {
  let db: Database | undefined;
  let clients: RoomClient[] = [];
  let servers: RoomServer[] = [];
  const database = () => {
    if (db === undefined) throw new Error('Not before the tests run');
    return db;
  };

  beforeAll(async () => {
    db = await openTestDatabase(kind);
  });
  afterAll(() => db?.close());
  afterEach(async () => {
    for (const client of clients) client.close();
    for (const server of servers) await server.stop();
    clients = [];
    servers = [];
  });

  const client = (server: RoomServer) => {
    const made = new RoomClient(server.url);
    clients.push(made);
    return made;
  };
  return {
    get db() {
      return database();
    },
    async start(options) {
      const server = await startRoomServer({ db: database(), ...options });
      servers.push(server);
      return server;
    },
    client,
    async enter(server, conference, name, role) {
      const made = client(server);
      await made.join(await server.enter(server.desk.admit(conference, name, role)));
      return made;
    },
    async compare(...compared) {
      for (const one of compared) {
        const log = await readWholeLog(database(), one);
        await one.reach(log.length);
        checkHistory(one, log);
      }
    },
  };
}

/** The code that something was refused with, or `done`. */
export const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ParleyError ? error.code : String(error)),
  );
