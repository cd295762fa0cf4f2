import type { IncomingMessage } from 'node:http';
import type { Id, webrtcRoutes } from '@parley/contract';
import type { Provider } from '@parley/providers';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import type { PeerCaller } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import type { LoggerFactory } from '../../platform/log/logger.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import type { RealtimeServer } from '../../platform/realtime/sockets.ts';
import type { ConferenceDesk } from '../conferences/index.ts';
import { acceptConnections, type ConnectionTools, signOut } from './connections.ts';
import type { IceOptions } from './ice-servers.ts';
import { forgetPerson } from './forget-person.ts';
import { ForgottenRepository } from './forgotten-repository.ts';
import { peerByTicket } from './peer-by-ticket.ts';
import { roomsPersonalData } from './personal-data.ts';
import { createRoomProvider } from './provider.ts';
import { conferenceOf } from './room-ids.ts';
import { RoomRepository } from './repository.ts';
import { RoomDirectory } from './room-directory.ts';
import { RoomTokens } from './room-token.ts';
import { webrtcHandlers } from './routes.ts';
import { Tickets } from './tickets.ts';

export interface RoomsOptions {
  db: Database;
  clock: Clock;
  facts: Pick<Facts, 'subscribe'>;
  loggerOf: LoggerFactory;
  metrics: Metrics;
  desk: ConferenceDesk;
  /** The signed-in session that a handshake's cookie shows, if any. */
  sessionOf(request: IncomingMessage): Promise<Id<'session'> | null>;
  /** Where a request comes from, proxies considered. */
  addressOf(request: IncomingMessage): string;
  /** This server's name among those that share the database; the same after a restart, so that its rooms are its own again. */
  nodeId: string;
  /** People in one room at most, whatever the conference allows. */
  maxParticipants: number;
  ice: IceOptions;
  /** Hears that somebody came into a conference's room, or left. */
  presenceChanged?: (conferenceId: Id<'conference'>) => void;
  /** Between 0 and 1. Default `Math.random`. */
  random?: () => number;
}

export interface Rooms {
  /** Own rooms, for the registry of providers. */
  provider: Provider;
  handlers: Handlers<typeof webrtcRoutes>;
  personalData: PersonalData;
  /** Who is in a room of this node by this resume ticket; it is not used up. */
  peerBy(ticket: string): Promise<PeerCaller | null>;
  /** Takes the connections of this realtime server. Once, before `start`. */
  attach(io: RealtimeServer): void;
  /** Looks after the rooms that were live when the server stopped. Before the server listens. */
  start(): Promise<void>;
  /** Stores what waits, hands the rooms over and sends their people to come back in a moment. Before the database closes. */
  stop(): Promise<void>;
}

/** The parts of the domain put together; `directory` is for tests alone. */
export function assembleRooms(options: RoomsOptions): Rooms & { directory: RoomDirectory } {
  const { db, clock, metrics, nodeId, facts } = options;
  const log = options.loggerOf('rooms');
  const repository = new RoomRepository(db, nodeId);
  const tickets = new Tickets(db, clock);
  const tokens = new RoomTokens(db, clock);
  const random = options.random ?? Math.random;
  const presenceChanged = (roomId: Id<'room'>) => options.presenceChanged?.(conferenceOf(roomId));
  const directory = new RoomDirectory({ repository, tickets, clock, log, metrics, random, presenceChanged });
  const tools: ConnectionTools = { ...options, log, directory, tickets, tokens };

  const forgotten = new ForgottenRepository(db);
  facts.subscribe('rooms.forget-person', ['user.erased'], ({ workspaceId, payload: { userId } }) =>
    forgetPerson({ ...options, directory, forgotten }, { workspaceId, userId }),
  );
  facts.subscribe('rooms.close-signed-out', ['session.ended'], ({ payload }) => signOut(payload.sessionId, tools));

  return {
    directory,
    handlers: webrtcHandlers(options),
    personalData: roomsPersonalData({ db, partsOf: options.desk.partsOf }),
    peerBy: (ticket) => peerByTicket(ticket, { directory, tickets }),
    provider: createRoomProvider({ ...options, directory, repository, tokens }),
    attach(io) {
      directory.attach(io);
      acceptConnections(io, tools);
    },
    start: () => directory.start(),
    stop: () => directory.drain(),
  };
}
