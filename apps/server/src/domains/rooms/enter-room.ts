import { ParleyError } from '@parley/contract';
import type { MediaState } from '@parley/contract/realtime';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Logger } from '../../platform/log/logger.ts';
import type { Admission, ConferenceDesk } from '../conferences/index.ts';
import { admitted, entryMedia } from './capabilities.ts';
import type { Connection } from './connection.ts';
import type { Newcomer } from './decide.ts';
import { type IceOptions, issueIceServers } from './ice-servers.ts';
import { presentJoined, type Welcome } from './present.ts';
import type { RoomState } from './room-state.ts';
import type { Tickets } from './tickets.ts';

export interface EntryTools {
  desk: ConferenceDesk;
  tickets: Tickets;
  clock: Clock;
  log: Logger;
  ice: IceOptions;
  /** The server's own limit on people in one room. */
  maxParticipants: number;
}

/** Comes in as a new peer (J2 to J5). */
export function join(
  connection: Connection,
  { opId, media, takeOver, userId }: { opId: string; media: MediaState; takeOver: boolean; userId: string | null },
  tools: EntryTools,
): Promise<void> {
  return settling(connection, async () => {
    const { room, peerId, participantId } = connection;
    const admission = admitted(await tools.desk.admission(participantId));
    if (userId !== null) refuseOther(admission, userId);
    const entry = entryMedia(media, admission);
    const maxParticipants = limitOf(admission, tools);
    const ticket = await tools.tickets.issue({ roomId: room.id, peerId, participantId });
    const greet = (state: RoomState) => {
      const welcome = welcomeOf(connection, admission, ticket, state, tools);
      const joined = presentJoined({ ...welcome, mutedOnEntry: entry.mutedOnEntry }, null);
      room.welcome(connection, admission, () => connection.socket.emit('webrtc_joined', joined));
    };
    await room.actor.execute(
      { kind: 'join', peerId, who: newcomer(admission), media: entry.media, takeOver, maxParticipants, opId },
      { told: greet },
    );
    await noteEntry(admission, tools);
  });
}

/** Goes on as the same peer, from the last event that the client saw (S1, S2, L3). */
export function resume(
  connection: Connection,
  { ticket, seen }: { ticket: string; seen: { epoch: number; seq: number } },
  admission: Admission,
  tools: EntryTools,
): Promise<void> {
  return settling(connection, async () => {
    const { room, peerId } = connection;
    const maxParticipants = limitOf(admission, tools);
    room.comesBack(peerId);
    const greet = (state: RoomState) => {
      const missed = room.actor.eventsAfter(seen.epoch, seen.seq);
      const joined = presentJoined(welcomeOf(connection, admission, ticket, state, tools), missed);
      room.welcome(connection, admission, () => connection.socket.emit('webrtc_joined', joined));
    };
    try {
      await room.actor.execute({ kind: 'rejoin', peerId, who: newcomer(admission), maxParticipants }, { told: greet });
    } catch (error) {
      room.staysAway(peerId, connection.lastHeardAt);
      throw error;
    }
  });
}

/** Who it is says the connection; a message may say so too, and nothing else (F4). */
function refuseOther({ participant }: Admission, userId: string): void {
  if (userId === participant.userId || userId === participant.id) return;
  throw new ParleyError('FORBIDDEN', 'This connection is another person’s. Connect with the token of this one.', {
    details: { reason: 'other_person' },
  });
}

/** What the connection says meanwhile waits until it is in or refused. */
async function settling(connection: Connection, work: () => Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  connection.standing = { is: 'joining', settled: promise };
  try {
    await work();
  } finally {
    // Neither in nor gone: it may try again, for instance with `take_over`.
    if (connection.standing.is === 'joining') connection.standing = { is: 'arriving' };
    resolve();
  }
}

const limitOf = (admission: Admission, { maxParticipants }: Pick<EntryTools, 'maxParticipants'>) =>
  Math.min(admission.conference.settings.maxParticipants, maxParticipants);

const newcomer = ({ participant }: Admission): Newcomer => ({
  participant_id: participant.id,
  kind: participant.kind,
  name: participant.name,
  avatar_url: participant.avatarUrl,
  role: participant.role,
});

const welcomeOf = (
  { peerId }: Connection,
  admission: Admission,
  ticket: string,
  state: RoomState,
  { clock, ice, ...tools }: EntryTools,
  now = clock.now(),
): Welcome => ({
  state,
  admission,
  peerId,
  ticket,
  mutedOnEntry: false,
  ice: issueIceServers(ice, peerId, now),
  maxParticipants: limitOf(admission, tools),
  now,
});

/** They are in already: should this fail, the next one's entry tells it again. */
async function noteEntry(admission: Admission, { desk, log }: EntryTools): Promise<void> {
  if (admission.conference.state !== 'scheduled') return;
  try {
    await desk.someoneEntered(admission.conference.id);
  } catch (error) {
    log.error({ category: 'lifecycle', err: error, conferenceId: admission.conference.id }, 'An entry was not noted');
  }
}
