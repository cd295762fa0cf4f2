import type { IncomingMessage } from 'node:http';
import { type ErrorBody, type Id, ParleyError } from '@parley/contract';
import { CLIENT_MESSAGES, LIMITS } from '@parley/contract/realtime';
import { answerable } from '../../platform/errors/answerable.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import { type MessageHandlers, receiveMessages } from '../../platform/realtime/receive-messages.ts';
import type { RealtimeServer, RealtimeSocket } from '../../platform/realtime/sockets.ts';
import type { Connection } from './connection.ts';
import { sendAway } from './open-connection.ts';
import { resume } from './enter-room.ts';
import { type Arrival, arrive, type HandshakeTools, type Opening } from './handshake.ts';
import { chatMessage } from './messages/chat-message.ts';
import { joinRoom } from './messages/join-room.ts';
import { leaveRoom } from './messages/leave-room.ts';
import { mediaState } from './messages/media-state.ts';
import { moderate } from './messages/moderate.ts';
import { probe } from './messages/probe.ts';
import { raiseHand } from './messages/raise-hand.ts';
import { reaction } from './messages/reaction.ts';
import { signal } from './messages/signal.ts';
import { PlainMessages } from './plain-messages.ts';

export interface ConnectionTools extends HandshakeTools {
  metrics: Metrics;
  /** Where a request comes from, proxies considered. */
  addressOf(request: IncomingMessage): string;
}

/** Milliseconds that a connection may be open without joining. */
const JOIN_WITHIN = 60_000;

/** Takes the connections of a realtime server: who it is, into which room, and what it says from then on. */
export function acceptConnections(io: RealtimeServer, tools: ConnectionTools): void {
  io.use((socket, next) => {
    const letIn = async () => next(await identify(socket, tools));
    void letIn();
  });
  io.on('connection', (socket) => accept(socket, tools));
}

/** Resolves with the refusal, if any, as Socket.IO tells it: `data` is an error body of the contract. */
async function identify(socket: RealtimeSocket, tools: ConnectionTools): Promise<Error | undefined> {
  try {
    const arrival: Arrival = await arrive(socket.handshake.auth, socket.request, tools);
    socket.data['arrival'] = arrival;
    return undefined;
  } catch (error) {
    const told = answerable(error, tools.log);
    return Object.assign(new Error(told.message), { data: told.toBody() });
  }
}

function accept(socket: RealtimeSocket, tools: ConnectionTools): void {
  const { clock, log } = tools;
  const { opening, ...who } = socket.data['arrival'] as Arrival;
  const connection: Connection = {
    ...who,
    socket,
    address: tools.addressOf(socket.request),
    standing: { is: 'arriving' },
    lastHeardAt: clock.now(),
  };
  const { room } = connection;
  room.arrive(connection);
  socket.conn.on('packet', () => {
    connection.lastHeardAt = clock.now();
  });
  const cancel = clock.after(JOIN_WITHIN, () => {
    if (connection.standing.is === 'arriving') sendAway(connection, notJoined());
  });
  socket.on('disconnect', () => {
    cancel();
    room.disconnected(connection);
  });
  const handlers = handlersOf(connection, tools);
  const refuse = (reason: ErrorBody) => socket.emit('webrtc_error', reason);
  const plain = new PlainMessages();
  const read = (name: string, message: unknown) => plain.read(name, message);
  const hearing = { messages: CLIENT_MESSAGES, rates: LIMITS.rates, handlers, read, refuse, tellRefusal: refuse };
  receiveMessages(socket, hearing, tools);

  void begin(connection, opening, tools).catch((error: unknown) => sendAway(connection, answerable(error, log)));
}

/** Does what the handshake said. */
async function begin(connection: Connection, opening: Opening, tools: ConnectionTools): Promise<void> {
  if (opening.as === 'returning') await resume(connection, opening, opening.admission, tools);
  else if (opening.as === 'joining') await joinRoom(connection, opening.message, tools);
}

const handlersOf = (connection: Connection, tools: ConnectionTools): MessageHandlers<typeof CLIENT_MESSAGES> => ({
  webrtc_join_room: (message) => joinRoom(connection, message, tools),
  webrtc_leave_room: (message) => leaveRoom(connection, message, tools.clock.now()),
  webrtc_signal: (message) => signal(connection, message),
  webrtc_media_state: (message) => mediaState(connection, message),
  webrtc_chat_message: (message) => chatMessage(connection, message, tools.clock.now()),
  webrtc_raise_hand: (message) => raiseHand(connection, message),
  webrtc_reaction: (message) => reaction(connection, message),
  webrtc_moderate: (message) => moderate(connection, message, tools.desk),
  webrtc_probe: probe,
});

/** Signing out leaves the rooms that the session is in, and closes its connections. */
export async function signOut(sessionId: Id<'session'>, { directory, clock }: ConnectionTools): Promise<void> {
  const signedOut = new ParleyError('UNAUTHENTICATED', 'You signed out.');
  for (const room of directory.all()) {
    for (const connection of [...room.connections()].filter((one) => one.sessionId === sessionId)) {
      const { standing, peerId } = connection;
      if (standing.is === 'here') {
        await room.actor.execute({ kind: 'leave', peerId, reason: 'left', lastSeenAt: clock.now() });
      }
      sendAway(connection, signedOut);
    }
  }
}

const notJoined = () => new ParleyError('UNAUTHENTICATED', 'This connection did not join the meeting in time.');
