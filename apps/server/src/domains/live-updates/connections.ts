import type { IncomingMessage } from 'node:http';
import { type Id, ParleyError } from '@parley/contract';
import {
  ME_CLIENT_MESSAGES,
  ME_LIMITS,
  ME_VERSION,
  type MeHandshake,
  meHandshake,
  OLDEST_ME_VERSION,
} from '@parley/contract/realtime';
import * as z from 'zod/mini';
import type { Clock } from '../../platform/clock/clock.ts';
import { answerable } from '../../platform/errors/answerable.ts';
import type { Caller, SessionCaller } from '../../platform/http/caller.ts';
import type { Logger } from '../../platform/log/logger.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import { receiveMessages } from '../../platform/realtime/receive-messages.ts';
import type { MeNamespace, MeSocket } from '../../platform/realtime/sockets.ts';
import { adminsChannel, personChannel, sessionChannel } from './channels.ts';
import { checkSession } from './session-check.ts';

export interface ConnectionTools {
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  /** Who shows this; throws for a token that is none. */
  authenticate(shown: { authorization: string | undefined; cookie: string | undefined }): Promise<Caller>;
  /** Between 0 and 1. */
  random: () => number;
}

/** Takes the connections of people's pages (U1, U2). */
export function acceptConnections(namespace: MeNamespace, tools: ConnectionTools): void {
  namespace.use((socket, next) => {
    const letIn = async () => next(await identify(namespace, socket, tools));
    void letIn();
  });
  namespace.on('connection', (socket) => {
    accept(namespace, socket, tools).catch((error: unknown) => sendAway(socket, answerable(error, tools.log)));
  });
}

/** Resolves with the refusal, if any, as Socket.IO tells it: `data` is an error body of the contract. */
async function identify(namespace: MeNamespace, socket: MeSocket, tools: ConnectionTools): Promise<Error | undefined> {
  try {
    const who = await whoIs(read(socket.handshake.auth), socket.request, tools);
    if (countOf(namespace, who) >= ME_LIMITS.connections) throw tooMany();
    socket.data['who'] = who;
    return undefined;
  } catch (error) {
    const told = answerable(error, tools.log);
    return Object.assign(new Error(told.message), { data: told.toBody() });
  }
}

/** Of one person, to this node. */
const countOf = ({ adapter }: MeNamespace, { userId }: SessionCaller): number =>
  adapter.rooms.get(personChannel(userId))?.size ?? 0;

const tooMany = () => new ParleyError('RATE_LIMITED', 'Too many of your pages are open. Close some.');

function read(auth: unknown): MeHandshake {
  const shown = z.safeParse(meHandshake, auth);
  if (!shown.success) throw new ParleyError('VALIDATION_FAILED', 'A connection opens with its protocol version.');
  const { protocol } = shown.data;
  if (protocol >= OLDEST_ME_VERSION && protocol <= ME_VERSION) return shown.data;
  throw new ParleyError('PROTOCOL_UNSUPPORTED', 'This page is older or newer than the server. Please reload it.', {
    details: { oldest: OLDEST_ME_VERSION, newest: ME_VERSION },
  });
}

async function whoIs(
  { token }: MeHandshake,
  { headers: { cookie } }: IncomingMessage,
  { authenticate }: Pick<ConnectionTools, 'authenticate'>,
): Promise<SessionCaller> {
  const shown =
    token === undefined ? { authorization: undefined, cookie } : { authorization: `Bearer ${token}`, cookie };
  const caller = await authenticate(shown);
  if (caller.kind === 'key') throw new ParleyError('FORBIDDEN', 'Live updates are for people, not for API keys.');
  if (caller.kind === 'user' && 'sessionId' in caller) return caller;
  throw new ParleyError('UNAUTHENTICATED', 'Live updates are for who is signed in.');
}

async function accept(namespace: MeNamespace, socket: MeSocket, tools: ConnectionTools): Promise<void> {
  const who = socket.data['who'] as SessionCaller;
  receiveMessages(
    socket,
    {
      messages: ME_CLIENT_MESSAGES,
      rates: ME_LIMITS.rates,
      handlers: { me_probe: () => {} },
      refuse: (reason) => socket.emit('me_error', reason),
    },
    tools,
  );
  const stop = checkSession({
    ...tools,
    who,
    again: () => whoIs(read(socket.handshake.auth), socket.request, tools),
    over: (reason) => sendAway(socket, reason),
    changed: () => comeBack(socket, 0),
  });
  socket.on('disconnect', stop);
  const { userId, sessionId, workspaceId, role } = who;
  const admins = role === 'admin' ? [adminsChannel(workspaceId)] : [];
  await socket.join([personChannel(userId), sessionChannel(sessionId), ...admins]);
  // Those that came at the same moment did not see each other before.
  if (countOf(namespace, who) > ME_LIMITS.connections) throw tooMany();
  // From here on nothing is missed; what was before is read again (U3).
  socket.emit('me_changed', { changes: [{ kind: 'everything' }] });
}

/** The session is over: its connections are told and closed, on all nodes. */
export const closeSession = (namespace: MeNamespace, sessionId: Id<'session'>): void =>
  closeAll(namespace, sessionChannel(sessionId), 'You signed out.');

/** The same of everything that an erased person has open. */
export const closePerson = (namespace: MeNamespace, userId: Id<'user'>): void =>
  closeAll(namespace, personChannel(userId), 'This account no longer exists.');

function closeAll(namespace: MeNamespace, channel: string, why: string): void {
  const theirs = namespace.in(channel);
  theirs.emit('me_error', new ParleyError('UNAUTHENTICATED', why).toBody());
  theirs.disconnectSockets(true);
}

/** Somebody's rights are others now: their pages show anew who they are. */
export function showAnew(namespace: MeNamespace, userId: Id<'user'>): void {
  const theirs = namespace.in(personChannel(userId));
  theirs.emit('me_reconnect', { after_ms: 0 });
  theirs.disconnectSockets(true);
}

function sendAway(socket: MeSocket, reason: ParleyError): void {
  socket.emit('me_error', reason.toBody());
  socket.disconnect(true);
}

/** Sends a connection to come back in so many milliseconds. */
export function comeBack(socket: MeSocket, after: number): void {
  socket.emit('me_reconnect', { after_ms: after });
  socket.disconnect(true);
}
