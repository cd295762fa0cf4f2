import type { IncomingMessage } from 'node:http';
import { type Id, ParleyError } from '@parley/contract';
import {
  type ClientMessage,
  type Handshake,
  handshake,
  OLDEST_PROTOCOL_VERSION,
  PROTOCOL_VERSION,
} from '@parley/contract/realtime';
import * as z from 'zod/mini';
import { newId } from '../../platform/ids/ids.ts';
import type { Admission } from '../conferences/index.ts';
import { admitted } from './capabilities.ts';
import type { EntryTools } from './enter-room.ts';
import type { LiveRoom } from './live-room.ts';
import type { RoomDirectory } from './room-directory.ts';
import { lostPeer, personById, personByPeer } from './room-state.ts';
import type { RoomTokens } from './room-token.ts';

export interface HandshakeTools extends EntryTools {
  directory: RoomDirectory;
  tokens: RoomTokens;
  /** The signed-in session that a handshake's cookie shows, if any. */
  sessionOf(request: IncomingMessage): Promise<Id<'session'> | null>;
}

/** What a connection is for, as far as its handshake says it. */
export type Opening =
  /** A new peer, which says by a message when it joins. */
  | { as: 'newcomer' }
  /** A new peer that joins at once. */
  | { as: 'joining'; message: ClientMessage<'webrtc_join_room'> }
  /** The same peer as before. */
  | { as: 'returning'; ticket: string; seen: { epoch: number; seq: number }; admission: Admission };

/** Who is behind a new connection, and with what it goes on. */
export interface Arrival {
  room: LiveRoom;
  participantId: Id<'participant'>;
  peerId: Id<'peer'>;
  sessionId: Id<'session'> | null;
  opening: Opening;
}

/** Reads what a connection opens with (J1). Throws the refusal. */
export async function arrive(auth: unknown, request: IncomingMessage, tools: HandshakeTools): Promise<Arrival> {
  const shown = read(auth);
  const sessionId = await tools.sessionOf(request);
  if ('ticket' in shown) return { ...(await byTicket(shown, tools)), sessionId };
  const { participantId, roomId } = await tools.tokens.verify(shown.token);
  const room = await tools.directory.open(roomId);
  const opening: Opening = shown.join === undefined ? { as: 'newcomer' } : { as: 'joining', message: shown.join };
  return { room, participantId, peerId: newId('peer', tools.clock.now()), sessionId, opening };
}

function read(auth: unknown): Handshake {
  const version = z.safeParse(z.object({ protocol: z.int() }), auth);
  if (version.success) {
    const { protocol } = version.data;
    if (protocol < OLDEST_PROTOCOL_VERSION || protocol > PROTOCOL_VERSION) {
      throw new ParleyError('PROTOCOL_UNSUPPORTED', 'This page is older or newer than the server. Please reload it.', {
        details: { oldest: OLDEST_PROTOCOL_VERSION, newest: PROTOCOL_VERSION },
      });
    }
  }
  const shown = z.safeParse(handshake, auth);
  if (shown.success) return shown.data;
  throw new ParleyError('UNAUTHENTICATED', 'A connection to a meeting opens with a room token or a ticket.');
}

async function byTicket(
  shown: Extract<Handshake, { ticket: string }>,
  { directory, tickets, desk, clock }: HandshakeTools,
): Promise<Omit<Arrival, 'sessionId'>> {
  const used = await tickets.use(shown.ticket);
  if (used === null) throw tooLate();
  const { roomId, peerId, participantId } = used.holder;
  const room = await directory.open(roomId);
  const admission = await admissionNow(room, peerId, participantId, { desk, clock });
  const { state } = room;
  if (personByPeer(state, peerId) === undefined && lostPeer(state, peerId, clock.now()) === undefined) {
    throw personById(state, participantId) === undefined
      ? tooLate()
      : new ParleyError('TAKEN_OVER', 'You went on in another window or on another device.');
  }
  const seen = { epoch: shown.epoch, seq: shown.seq };
  return { room, participantId, peerId, opening: { as: 'returning', ticket: used.ticket, seen, admission } };
}

/** Who may not be there any more leaves with it. */
async function admissionNow(
  room: LiveRoom,
  peerId: Id<'peer'>,
  participantId: Id<'participant'>,
  { desk, clock }: Pick<HandshakeTools, 'desk' | 'clock'>,
): Promise<Admission> {
  const found = await desk.admission(participantId);
  try {
    return admitted(found);
  } catch (refusal) {
    await room.actor.execute({ kind: 'leave', peerId, reason: 'removed', lastSeenAt: clock.now() });
    throw refusal;
  }
}

const tooLate = () => new ParleyError('UNAUTHENTICATED', 'You were away for too long. Please join the meeting again.');
