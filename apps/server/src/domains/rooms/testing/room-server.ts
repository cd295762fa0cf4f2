import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Id } from '@parley/contract';
import { type Clock, systemClock } from '../../../platform/clock/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { type Logger, silentLogger } from '../../../platform/log/logger.ts';
import { silentMetrics } from '../../../platform/metrics/metrics.ts';
import { createSocketServer } from '../../../platform/realtime/socket-server.ts';
import type { RealtimeServer } from '../../../platform/realtime/sockets.ts';
import type { Admission } from '../../conferences/index.ts';
import type { Turn } from '../ice-servers.ts';
import type { LiveRoom } from '../live-room.ts';
import type { RoomDirectory } from '../room-directory.ts';
import { assembleRooms, type Rooms, type RoomsOptions } from '../rooms.ts';
import { FakeDesk } from './fake-desk.ts';

export interface RoomServer {
  url: string;
  io: RealtimeServer;
  rooms: Rooms & { directory: RoomDirectory };
  desk: FakeDesk;
  /** Handler of `session.ended`. */
  signOut(sessionId: Id<'session'>): Promise<void>;
  /** A room token, as the door hands it out. */
  enter(admission: Admission): Promise<string>;
  /** The client's room itself, past the limits of a connection. */
  roomOf(client: { joined: { room_id: Id<'room'> } | null }): LiveRoom;
  /** Stops in order. */
  stop(): Promise<void>;
  /** Breaks off all connections without handing anything over, as a killed process would. */
  crash(): Promise<void>;
}

export interface RoomServerOptions {
  db: Database;
  clock?: Clock;
  log?: Logger;
  desk?: FakeDesk;
  port?: number;
  nodeId?: string;
  sessionOf?: RoomsOptions['sessionOf'];
  maxParticipants?: number;
  turn?: Turn;
}

/** The rooms on a real Socket.IO server, with conferences in memory. */
export async function startRoomServer(options: RoomServerOptions): Promise<RoomServer> {
  const { db, clock = systemClock, log = silentLogger, desk = new FakeDesk(clock) } = options;
  let signOut: RoomServer['signOut'] = () => Promise.resolve();
  const rooms = assembleRooms({
    db,
    clock,
    desk,
    metrics: silentMetrics,
    loggerOf: () => log,
    facts: {
      subscribe(name, _types, handler) {
        if (name !== 'rooms.close-signed-out') return;
        signOut = (sessionId) => handler({ payload: { sessionId } } as never);
      },
    },
    sessionOf: options.sessionOf ?? (() => Promise.resolve(null)),
    addressOf: () => '127.0.0.1',
    nodeId: options.nodeId ?? 'one',
    maxParticipants: options.maxParticipants ?? 200,
    ice: { fixed: [{ urls: 'stun:stun.example.org' }], turn: options.turn ?? null },
  });
  desk.whenEnded = async (conferenceId, reason) => {
    const { meetingId } = await rooms.provider.meetings.create({ conferenceId } as never);
    await rooms.provider.meetings.end({ conferenceId, workspaceId: '', meetingId }, reason);
  };

  const http = createServer();
  const io = createSocketServer({
    http,
    origins: new Set(),
    addressOf: (request) => request.headers['x-test-address']?.toString() ?? '127.0.0.1',
    clock,
    log,
    metrics: silentMetrics,
  });
  rooms.attach(io);
  await rooms.start();
  await new Promise<void>((resolve) => {
    http.listen(options.port ?? 0, '127.0.0.1', resolve);
  });

  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    io,
    rooms,
    desk,
    signOut: (sessionId) => signOut(sessionId),
    async enter({ workspaceId, conference, participant }) {
      const { meetingId } = await rooms.provider.meetings.create({ conferenceId: conference.id } as never);
      const entry = await rooms.provider.meetings.enter(
        { conferenceId: conference.id, workspaceId, meetingId },
        { participantId: participant.id, name: participant.name, role: participant.role },
      );
      if (entry.kind !== 'room') throw new Error('Own rooms lead into a room');
      return entry.token;
    },
    roomOf({ joined }) {
      const room = joined === null ? undefined : rooms.directory.find(joined.room_id);
      if (room === undefined) throw new Error('This room is not in memory');
      return room;
    },
    async stop() {
      await rooms.stop();
      await io.close();
    },
    async crash() {
      for (const socket of io.sockets.sockets.values()) socket.conn.close(true);
      await io.close();
    },
  };
}

/** Says something in a room, past the limits of a connection. */
export function say(room: LiveRoom, peerId: Id<'peer'>, text: string): Promise<void> {
  return room.actor.execute({ kind: 'say', peerId, messageId: newId('message', Date.now()), text });
}
