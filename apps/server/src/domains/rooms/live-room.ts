import { type Id, ParleyError } from '@parley/contract';
import {
  EVENT_MESSAGES,
  LIVENESS,
  type MediaState,
  type OutgoingSignal,
  type Reaction,
  type RoomEvent,
} from '@parley/contract/realtime';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Logger } from '../../platform/log/logger.ts';
import type { RealtimeServer } from '../../platform/realtime/sockets.ts';
import type { Admission } from '../conferences/index.ts';
import { capabilitiesOf } from './capabilities.ts';
import { type OpenConnection, sendAway } from './open-connection.ts';
import type { LogWriter } from './log-writer.ts';
import { presentConference, presentUpdate } from './present.ts';
import { type LoadedRoom, RoomActor } from './room-actor.ts';
import { type LastValues, personById, personByPeer, type RoomState } from './room-state.ts';

interface Options {
  id: Id<'room'>;
  loaded: LoadedRoom;
  /** When its people were surely there the last time, milliseconds since 1970. */
  lastAliveAt: number;
  io: RealtimeServer;
  clock: Clock;
  log: Logger;
  writer: Pick<LogWriter, 'append'>;
  reload(): Promise<LoadedRoom | null>;
  keeper: RoomKeeper;
}

/** Who looks after the rooms of this node. */
export interface RoomKeeper {
  snapshotDue(room: LiveRoom, state: RoomState): void;
  /** A peer left by its own will; those of others are kept, so that who comes back is told why it cannot. */
  peerGone(peerId: Id<'peer'>): void;
  /** Somebody came in or left. */
  peopleChanged(room: LiveRoom): void;
  /** Nobody is there and nobody is coming in. */
  empty(room: LiveRoom): void;
  ended(room: LiveRoom): void;
  dropped(room: LiveRoom): void;
}

/** A peer that could not be given up is tried again after so many milliseconds. */
const GIVE_UP_AGAIN = 1000;
/** Who left closes its connection itself; else it is closed after so many milliseconds. */
const CLOSE_AFTER_LEAVING = 1000;
/** When connections of a room that went elsewhere come back, in milliseconds. */
const COME_BACK_AFTER = 500;

/** A room with its connections: who is where, what goes to whom, and when somebody counts as lost (L). */
export class LiveRoom {
  readonly id: Id<'room'>;
  readonly actor: RoomActor;
  readonly #options: Options;
  readonly #channel: string;
  /** Of every peer that is in the room and connected. */
  readonly #here = new Map<Id<'peer'>, OpenConnection>();
  /** Connections that are let in to the server and not in the room. */
  readonly #arriving = new Set<OpenConnection>();
  /** What gives up on each peer without a connection; called, it takes that back. */
  readonly #lost = new Map<Id<'peer'>, () => void>();

  constructor(options: Options) {
    this.id = options.id;
    this.#options = options;
    this.#channel = `room:${options.id}`;
    const { id: roomId, loaded, clock, log, writer, reload, keeper } = options;
    this.actor = new RoomActor({
      roomId,
      loaded,
      clock,
      log,
      writer,
      reload,
      listener: {
        event: (event) => this.#tell(event),
        reloaded: (state) => this.#reconcile(state),
        dropped: () => {
          this.dismiss(() => COME_BACK_AFTER);
          keeper.dropped(this);
        },
        snapshotDue: (state) => keeper.snapshotDue(this, state),
      },
    });
    for (const { entry } of loaded.state.people) {
      this.#giveUpAfter(entry.peer_id, LIVENESS.graceAfterStart, options.lastAliveAt);
    }
  }

  get state(): RoomState {
    return this.actor.state;
  }

  /** Whether somebody is there, is expected back or is coming in. */
  get inUse(): boolean {
    return this.#here.size > 0 || this.#arriving.size > 0 || this.#lost.size > 0;
  }

  *connections(): Iterable<OpenConnection> {
    yield* this.#here.values();
    yield* this.#arriving;
  }

  arrive(connection: OpenConnection): void {
    this.#arriving.add(connection);
  }

  /** The connection belongs to a peer in the room from here on; `greeting` is the first that it hears. */
  welcome(connection: OpenConnection, admission: Admission, greeting: () => void): void {
    const { peerId, socket } = connection;
    this.#arriving.delete(connection);
    const before = this.#here.get(peerId);
    this.#here.set(peerId, connection);
    if (before !== undefined && before !== connection) this.#replace(before);
    if (!socket.connected) {
      this.disconnected(connection);
      return;
    }
    greeting();
    connection.standing = { is: 'here', capabilities: capabilitiesOf(admission) };
    void socket.join(this.#channel);
    // What changed while the peer was away, or while this server was.
    this.#update(peerId, { name: admission.participant.name, role: admission.participant.role });
  }

  /** Its people hear that a peer's connection is back, before its own is told anything. */
  comesBack(peerId: Id<'peer'>): void {
    this.#keep(peerId);
    this.#setConnection(peerId, 'connected');
  }

  /** A peer that was about to come back did not. */
  staysAway(peerId: Id<'peer'>, lastHeardAt: number): void {
    if (!this.#here.has(peerId)) this.#lose(peerId, lastHeardAt);
  }

  /** Their conference or their part in it may be another; `limit` is the server's own on people in one room (R11). */
  follow(connection: OpenConnection, admission: Admission, limit: number): void {
    if (connection.standing.is !== 'here') return;
    const { name, role } = admission.participant;
    const capabilities = capabilitiesOf(admission);
    connection.standing = { is: 'here', capabilities };
    const conference = presentConference(admission, limit);
    connection.socket.emit('webrtc_conference', { room_id: this.id, conference, capabilities });
    this.#update(connection.peerId, { name, role });
  }

  disconnected(connection: OpenConnection): void {
    this.#arriving.delete(connection);
    connection.standing = { is: 'gone' };
    if (this.#here.get(connection.peerId) === connection) {
      this.#here.delete(connection.peerId);
      this.#lose(connection.peerId, connection.lastHeardAt);
    }
    this.#emptyIfSo();
  }

  /**
   * Takes what a peer sends at the moment (R9). A change of `screen` is decided and logged first: refused, nothing of the
   * message counts; not stored, sound and picture count all the same, for they are no matter of the log (E3).
   */
  async setMedia({ peerId }: OpenConnection, { screen, ...media }: MediaState, mayShare: boolean): Promise<void> {
    const isShown = (state: RoomState) => (personByPeer(state, peerId)?.entry.media.screen ?? false) === screen;
    const take = () => this.#update(peerId, { media });
    if (isShown(this.state) && isShown(this.actor.head)) take();
    else await this.actor.execute({ kind: 'share', peerId, on: screen, allowed: mayShare }, { decided: take });
  }

  /** Hands a signal to the other's connection (N6). Throws `PEER_GONE` when there is none. */
  relay(from: OpenConnection, signal: OutgoingSignal): void {
    const { target_participant, target_peer, ...content } = signal;
    const peerId = personById(this.state, target_participant)?.entry.peer_id;
    const target = peerId === undefined ? undefined : this.#here.get(peerId);
    if (target === undefined || (target_peer !== undefined && target_peer !== peerId)) {
      throw new ParleyError('PEER_GONE', 'The other side is not connected at the moment.');
    }
    target.socket.emit('webrtc_signal', {
      ...content,
      room_id: this.id,
      from_participant: from.participantId,
      from_peer: from.peerId,
    });
  }

  /** Has everybody else see a reaction of this peer (R10). */
  react(from: OpenConnection, reaction: Reaction): void {
    this.#options.io.to(this.#channel).except(from.socket.id).emit('webrtc_reaction', {
      room_id: this.id,
      participant_id: from.participantId,
      peer_id: from.peerId,
      reaction,
    });
  }

  /** Sends everybody's connection to come back later; the room goes on elsewhere. */
  dismiss(comeBackAfter: () => number): void {
    this.actor.close();
    for (const takeBack of this.#lost.values()) takeBack();
    this.#lost.clear();
    const connections = [...this.connections()];
    this.#here.clear();
    this.#arriving.clear();
    for (const connection of connections) {
      connection.standing = { is: 'gone' };
      connection.socket.emit('webrtc_reconnect', { after_ms: comeBackAfter() });
      connection.socket.disconnect(true);
    }
  }

  #tell(event: RoomEvent): void {
    const { io } = this.#options;
    // The contract pairs each type with its message; TypeScript cannot follow that through the table.
    io.to(this.#channel).emit(EVENT_MESSAGES[event.type] as 'webrtc_event', event as never);
    if (event.type === 'share_started' || event.type === 'share_ended') this.#tellLastValues(this.state, event.peer_id);
    if (event.type === 'participant_joined' || event.type === 'participant_left')
      this.#options.keeper.peopleChanged(this);
    if (event.type === 'participant_left') this.#afterLeaving(event);
    if (event.type === 'room_ended') this.#afterEnd();
  }

  #afterLeaving({ peer_id, reason }: Extract<RoomEvent, { type: 'participant_left' }>): void {
    const { clock, keeper } = this.#options;
    this.#keep(peer_id);
    if (reason === 'left') keeper.peerGone(peer_id);
    const connection = this.#here.get(peer_id);
    // The end is told to everybody after all have left.
    if (connection === undefined || reason === 'ended') return;
    this.#here.delete(peer_id);
    connection.standing = { is: 'gone' };
    void connection.socket.leave(this.#channel);
    if (reason === 'taken_over') sendAway(connection, TAKEN_OVER);
    else if (reason === 'removed') sendAway(connection, REMOVED);
    else clock.after(CLOSE_AFTER_LEAVING, () => sendAway(connection, null));
    this.#emptyIfSo();
  }

  /** Every connection is closed, also of those who were about to come in (J7). */
  #afterEnd(): void {
    this.actor.close();
    for (const connection of this.connections()) {
      const inRoom = connection.standing.is === 'here';
      connection.standing = { is: 'gone' };
      sendAway(connection, inRoom ? null : ENDED);
    }
    this.#here.clear();
    this.#arriving.clear();
    this.#options.keeper.ended(this);
  }

  /** After a failure somebody may be in the log whose connection was refused, and the other way round. */
  #reconcile(state: RoomState): void {
    const now = this.#options.clock.now();
    for (const { entry } of state.people) {
      if (!this.#here.has(entry.peer_id) && !this.#lost.has(entry.peer_id)) this.#lose(entry.peer_id, now);
    }
  }

  /** A newer connection of the same peer took its place. */
  #replace(connection: OpenConnection): void {
    connection.standing = { is: 'gone' };
    sendAway(connection, null);
  }

  #lose(peerId: Id<'peer'>, lastHeardAt: number): void {
    if (personByPeer(this.state, peerId) === undefined) return;
    this.#setConnection(peerId, 'reconnecting');
    this.#giveUpAfter(peerId, LIVENESS.lostAfter, lastHeardAt);
  }

  #giveUpAfter(peerId: Id<'peer'>, delay: number, lastSeenAt: number): void {
    this.#keep(peerId);
    const giveUp = () => {
      this.actor.execute({ kind: 'give_up', peerId, lastSeenAt }).then(
        () => this.#forgetLost(peerId),
        () => {
          // Not stored: unless the room is closed, the log is tried again.
          if (this.#lost.has(peerId)) this.#giveUpAfter(peerId, GIVE_UP_AGAIN, lastSeenAt);
        },
      );
    };
    this.#lost.set(peerId, this.#options.clock.after(delay, giveUp));
  }

  #keep(peerId: Id<'peer'>): void {
    this.#lost.get(peerId)?.();
    this.#lost.delete(peerId);
  }

  #forgetLost(peerId: Id<'peer'>): void {
    if (personByPeer(this.state, peerId) === undefined) this.#keep(peerId);
    this.#emptyIfSo();
  }

  #setConnection(peerId: Id<'peer'>, connection: 'connected' | 'reconnecting'): void {
    this.#update(peerId, { connection });
  }

  #update(peerId: Id<'peer'>, values: LastValues): void {
    const state = this.actor.setLastValues(peerId, values);
    if (state !== null) this.#tellLastValues(state, peerId);
  }

  /** To everybody but the peer itself. */
  #tellLastValues(state: RoomState, peerId: Id<'peer'>): void {
    const entry = personByPeer(state, peerId)?.entry;
    if (entry === undefined) return;
    const { io } = this.#options;
    const own = this.#here.get(peerId)?.socket.id;
    const others = own === undefined ? io.to(this.#channel) : io.to(this.#channel).except(own);
    others.emit('webrtc_participant_updated', presentUpdate(state, entry));
  }

  #emptyIfSo(): void {
    if (!this.inUse) this.#options.keeper.empty(this);
  }
}

const TAKEN_OVER = new ParleyError('TAKEN_OVER', 'You went on in another window or on another device.');
const REMOVED = new ParleyError('FORBIDDEN', 'You are not part of this meeting any more.');
const ENDED = new ParleyError('CONFERENCE_ENDED', 'This meeting has ended.');
