import type {
  Acknowledgement,
  ClientMessageName,
  MeClientMessageName,
  MeServerMessage,
  MeServerMessageName,
  ServerMessage,
  ServerMessageName,
} from '@parley/contract/realtime';
import { ME_NAMESPACE } from '@parley/contract/realtime';
import type { DefaultEventsMap, Namespace, Server, Socket } from 'socket.io';

/** What arrives is unknown until it is validated (receive-messages.ts). */
type Heard<Names extends string> = {
  [N in Names]: (message: unknown, acknowledge: (answer: Acknowledgement) => void) => void;
};
type Data = Record<string, unknown>;

type Incoming = Heard<ClientMessageName>;
type Outgoing = { [N in ServerMessageName]: (message: ServerMessage<N>) => void };

/** The Socket.IO server and one connection of it, typed by the contract. `socket.data` is the rooms' own. */
export type RealtimeServer = Server<Incoming, Outgoing, DefaultEventsMap, Data>;
export type RealtimeSocket = Socket<Incoming, Outgoing, DefaultEventsMap, Data>;

type MeIncoming = Heard<MeClientMessageName>;
type MeOutgoing = { [N in MeServerMessageName]: (message: MeServerMessage<N>) => void };

/** The same for the namespace of people's pages; `socket.data` is that of the live updates. */
export type MeNamespace = Namespace<MeIncoming, MeOutgoing, DefaultEventsMap, Data>;
export type MeSocket = Socket<MeIncoming, MeOutgoing, DefaultEventsMap, Data>;

export const meNamespace = (io: RealtimeServer): MeNamespace => io.of(ME_NAMESPACE);
