import type { Acknowledgement, ClientMessageName, ServerMessage, ServerMessageName } from '@parley/contract/realtime';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';

/** What arrives is unknown until it is validated (receive-messages.ts). */
type Incoming = {
  [N in ClientMessageName]: (message: unknown, acknowledge: (answer: Acknowledgement) => void) => void;
};
type Outgoing = { [N in ServerMessageName]: (message: ServerMessage<N>) => void };

/** The Socket.IO server and one connection of it, typed by the contract. `socket.data` is the rooms' own. */
export type RealtimeServer = Server<Incoming, Outgoing, DefaultEventsMap, Record<string, unknown>>;
export type RealtimeSocket = Socket<Incoming, Outgoing, DefaultEventsMap, Record<string, unknown>>;
