import { ParleyError } from '@parley/contract/errors';
import {
  type ClientMessage,
  LIMITS,
  type MediaState,
  type RoomEvent,
  type RosterEntry,
  type WebrtcJoined,
} from '@parley/contract/realtime';
import { browserClock, type Clock } from '../clock.ts';
import type { CreateEngine, MediaEngine } from '../engines/engine.ts';
import { createMesh } from '../engines/mesh.ts';
import { Emitter } from '../events.ts';
import { type Log, silentLog } from '../log.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { type LinkState, SignalingConnection } from '../signaling/connection.ts';
import { Outbox } from '../signaling/outbox.ts';
import { asParleyError } from '../signaling/refusal.ts';
import type { RoomMessage } from '../signaling/server-message.ts';
import type { CreateSocket } from '../signaling/socket.ts';
import { createSocketIo } from '../signaling/socket-io.ts';
import { browserPageGone, browserWake, type OnWake } from '../signaling/wake.ts';
import { WritableSlice } from '../slice.ts';
import { addOwn, addStored, emptyChat, fromSnapshot, markRefused, markStored } from './chat-log.ts';
import { connectionView } from './connection-view.ts';
import { MediaTeller } from './media-teller.ts';
import { newOpId } from './op-id.ts';
import { ParticipantViews } from './participant-views.ts';
import { applyEvent, applyUpdate, logOf, type RoomLog } from './room-log.ts';
import type {
  ChatView,
  ConferenceView,
  ConnectionState,
  RemoteMedia,
  RemoteParticipant,
  RoomEvents,
  RoomView,
  SelfView,
} from './room-view.ts';

export interface RoomOptions {
  /** Where the server is; empty for the page's own. */
  serverUrl?: string;
  media: LocalMedia;
  clock?: Clock;
  /** 0 to 1, as `Math.random`. */
  random?: () => number;
  createSocket?: CreateSocket;
  createEngine?: CreateEngine;
  /** When a connection may have come back: online, visible. */
  onWake?: OnWake;
  /** When the page goes away for good; the room is left then. */
  onPageGone?: OnWake;
  log?: Log;
}

/** What there is once the room was entered. */
interface Session {
  log: RoomLog;
  self: WebrtcJoined['self'];
  iceServers: RTCIceServer[];
  engine: MediaEngine;
}

/** One room of a server as this participant sees it and acts in it. May be joined again after it was left. */
export class Room implements RoomView {
  readonly connection = new WritableSlice<ConnectionState>({ status: 'idle' });
  readonly conference = new WritableSlice<ConferenceView | null>(null);
  readonly self = new WritableSlice<SelfView | null>(null);
  readonly participants = new WritableSlice<readonly RemoteParticipant[]>([]);
  readonly media = new WritableSlice<ReadonlyMap<string, RemoteMedia>>(new Map());
  readonly chat = new WritableSlice<ChatView>(emptyChat);

  readonly #events = new Emitter<RoomEvents>();
  readonly #local: LocalMedia;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #createEngine: CreateEngine;
  readonly #onPageGone: OnWake;
  readonly #link: SignalingConnection;
  readonly #outbox: Outbox;
  readonly #teller: MediaTeller;
  #views = new ParticipantViews();
  #session: Session | null = null;
  #joining: { resolve: () => void; reject: (error: ParleyError) => void } | null = null;
  #stops: (() => void)[] = [];

  constructor(options: RoomOptions) {
    this.#local = options.media;
    this.#clock = options.clock ?? browserClock;
    this.#log = options.log ?? silentLog;
    this.#createEngine = options.createEngine ?? createMesh;
    this.#onPageGone = options.onPageGone ?? browserPageGone;
    this.#link = new SignalingConnection({
      serverUrl: options.serverUrl ?? '',
      createSocket: options.createSocket ?? createSocketIo,
      clock: this.#clock,
      random: options.random ?? Math.random,
      onWake: options.onWake ?? browserWake,
      log: this.#log,
      place: () => ({ epoch: this.#session?.log.epoch ?? 0, seq: this.#session?.log.seq ?? 0 }),
      joined: (message, resumed) => this.#joined(message, resumed),
      received: (message) => this.#received(message),
      stateChanged: (state) => this.#linkChanged(state),
    });
    this.#outbox = new Outbox({ clock: this.#clock, request: (name, message) => this.#link.request(name, message) });
    this.#teller = new MediaTeller({
      clock: this.#clock,
      tell: (state) => this.#link.request('webrtc_media_state', state),
    });
  }

  /** Calls `listener` at every such moment; the answer stops it. */
  on<N extends keyof RoomEvents>(name: N, listener: (...args: RoomEvents[N]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /**
   * Enters with a room token from `…/join`; devices may still be starting (C5). Settles when the room is there, or when it was
   * left meanwhile.
   * @throws ParleyError as the server refused, `CONFLICT {reason: 'already_here'}` among them: ask, then `takeOver`; or
   * `NETWORK_UNREACHABLE` when the server was not reached for fifteen seconds.
   */
  async join(token: string, { takeOver = false }: { takeOver?: boolean } = {}): Promise<void> {
    const { status } = this.connection.getSnapshot();
    if (status === 'connecting' || status === 'connected' || status === 'reconnecting') {
      throw new ParleyError('CONFLICT', 'This room is being joined already.');
    }
    this.#forget();
    this.#stops = [
      this.#local.view.subscribe(() => this.#localChanged()),
      this.#local.on('track', (source, track) => this.#session?.engine.publish(source, track)),
      this.#onPageGone(() => void this.leave()),
    ];
    this.#localChanged();
    const opId = newOpId();
    const joined = new Promise<void>((resolve, reject) => {
      this.#joining = { resolve, reject };
    });
    this.#link.open(token, (unanswered) => ({
      op_id: opId,
      media: this.#sent(),
      ...(takeOver || unanswered ? { take_over: true } : {}),
    }));
    return joined;
  }

  /** Leaves and stops every local track, also while connecting (C3). Settles when the server knows, or after a second. */
  async leave(): Promise<void> {
    const { status } = this.connection.getSnapshot();
    this.#close();
    this.#local.stop();
    if (status !== 'connecting' && status !== 'connected' && status !== 'reconnecting' && status !== 'failed') return;
    this.connection.set({ status: 'left' });
    await this.#link.leave({ op_id: newOpId() });
  }

  /** Says something. It is in `chat` at once, and stored when its status is `sent`. @throws ParleyError when it is too long. */
  sendChat(text: string): void {
    const said = text.toWellFormed().replaceAll('\0', '').trim();
    const session = this.#session;
    if (said === '' || session === null) return;
    if (said.length > LIMITS.chatLength) {
      throw new ParleyError('VALIDATION_FAILED', `A message has at most ${LIMITS.chatLength} characters.`);
    }
    const key = newOpId();
    const { participant_id: participantId } = session.self;
    const name = this.self.getSnapshot()?.name ?? '';
    const at = new Date(this.#clock.now()).toISOString();
    this.chat.update((chat) => addOwn(chat, { key, participantId, name, text: said, at }));
    void this.#store({ op_id: key, message: said });
  }

  /** One truth: the track, what the page shows and what others are told (C4). */
  setMicrophone(on: boolean): Promise<void> {
    return this.#local.setMicrophone(on);
  }

  setCamera(on: boolean): Promise<void> {
    return this.#local.setCamera(on);
  }

  /** @throws ParleyError when the server refuses, or when the room was left before it was told. */
  raiseHand(up: boolean): Promise<void> {
    return this.#outbox.put('webrtc_raise_hand', { op_id: newOpId(), raised: up });
  }

  /** Ends the conference for everyone. @throws ParleyError `FORBIDDEN` without that right. */
  endForAll(): Promise<void> {
    return this.#outbox.put('webrtc_moderate', { op_id: newOpId(), action: 'end_for_all' });
  }

  /** Tries to get the lost connection back now, not at the next attempt; also after it was given up. */
  reconnectNow(): void {
    this.#link.reconnectNow();
  }

  async #store(message: ClientMessage<'webrtc_chat_message'>): Promise<void> {
    try {
      await this.#outbox.put('webrtc_chat_message', message);
      this.chat.update((chat) => markStored(chat, message.op_id));
    } catch (error) {
      this.chat.update((chat) => markRefused(chat, message.op_id, asParleyError(error)));
    }
  }

  #joined(message: WebrtcJoined, resumed: boolean): void {
    const before = this.#session;
    const { self, conference, ice_servers } = message;
    if (before === null && self.muted_on_entry) void this.#local.setMicrophone(false);
    if (message.mode === 'tail' && before !== null && !this.#applyTail(before, message.events)) return;

    const log = logOf(message);
    const own = log.roster.find((entry) => entry.peer_id === self.peer_id);
    const iceServers = ice_servers as RTCIceServer[];
    const session = before ?? {
      log,
      self,
      iceServers,
      engine: this.#startEngine(self.peer_id, own?.joined_at ?? message.at),
    };
    Object.assign(session, { log, self, iceServers });
    this.#session = session;
    this.conference.set({
      id: conference.id,
      title: conference.title,
      endsAt: conference.ends_at,
      chat: conference.chat,
    });
    if (message.mode === 'snapshot') {
      this.chat.update((chat) => fromSnapshot(chat, message.chat, message.chat_complete, self.participant_id));
    }
    session.engine.setSignaling(true);
    this.#rosterChanged(session);
    const letGo = message.mode === 'snapshot' || message.events.some((event) => isRejoin(event, self.peer_id));
    if (resumed && letGo) session.engine.restart();
    this.#outbox.setOpen(true);
    this.#teller.open(own?.media ?? null);
    this.#joining?.resolve();
    this.#joining = null;
    if (resumed && message.mode === 'snapshot') this.#events.emit('resynced');
  }

  /** Events that were missed, as if they came now. False when that was the end, or when they do not follow what was seen. */
  #applyTail(session: Session, events: readonly RoomEvent[]): boolean {
    return events.every((event) => this.#applyEvent(session, event)) && this.#session === session;
  }

  #received({ name, message }: RoomMessage): void {
    const session = this.#session;
    if (session === null) return;
    if (name === 'webrtc_signal') session.engine.receive(message);
    else if (name === 'webrtc_participant_updated') session.log = applyUpdate(session.log, message);
    else this.#applyEvent(session, message);
    if (this.#session === session) this.#rosterChanged(session);
  }

  /** Applies an event and tells of it. False when one before it is missing; then the link goes back for it. */
  #applyEvent(session: Session, event: RoomEvent): boolean {
    const applied = applyEvent(session.log, event);
    if (applied.kind === 'gap') {
      this.#log.warn('An event of the room is missing', { seen: session.log.seq, came: event.seq });
      this.#link.resume();
      return false;
    }
    if (applied.kind === 'seen_before') return true;
    const before = session.log;
    session.log = applied.log;
    this.#tellOf(event, before, session);
    return true;
  }

  #tellOf(event: RoomEvent, before: RoomLog, session: Session): void {
    const own = 'participant_id' in event && event.participant_id === session.self.participant_id;
    switch (event.type) {
      case 'participant_joined':
        if (event.participant.peer_id !== session.self.peer_id) {
          this.#events.emit('participantJoined', this.#views.of(event.participant), event.rejoined);
        }
        break;
      case 'participant_left': {
        const gone = before.roster.find((entry) => entry.peer_id === event.peer_id);
        if (gone !== undefined && !own) this.#events.emit('participantLeft', nameOf(gone), event.reason);
        break;
      }
      case 'chat_message': {
        this.chat.update((chat) => addStored(chat, event.message, session.self.participant_id));
        const entry = this.chat.getSnapshot().entries.find((entry) => entry.id === event.message.id);
        if (entry !== undefined) this.#events.emit('chatMessage', entry);
        break;
      }
      case 'hand_raised':
      case 'hand_lowered': {
        const who = before.roster.find((entry) => entry.participant_id === event.participant_id);
        const moment = event.type === 'hand_raised' ? 'handRaised' : 'handLowered';
        if (who !== undefined && !own) this.#events.emit(moment, nameOf(who));
        break;
      }
      case 'room_ended':
        this.#link.close();
        this.#close();
        this.#local.stop();
        this.connection.set({ status: 'ended', reason: event.reason });
        this.#events.emit('ended', event.reason);
        break;
    }
  }

  #rosterChanged(session: Session): void {
    const others = session.log.roster.filter((entry) => entry.peer_id !== session.self.peer_id);
    session.engine.subscribe(
      others.map((entry) => ({
        participantId: entry.participant_id,
        peerId: entry.peer_id,
        joinedAt: entry.joined_at,
        reachable: entry.connection === 'connected',
        rev: entry.rev,
      })),
    );
    const views = others.map((entry) => this.#views.of(entry));
    const before = this.participants.getSnapshot();
    if (views.length !== before.length || views.some((view, index) => view !== before[index]))
      this.participants.set(views);
    this.#showSelf(session);
  }

  #startEngine(peerId: string, joinedAt: string): MediaEngine {
    const engine = this.#createEngine({
      self: { peerId, joinedAt },
      iceServers: () => this.#session?.iceServers ?? [],
      clock: this.#clock,
      log: this.#log,
      send: (signal) => void this.#signal(signal),
      mediaChanged: (participantId, media) => this.#mediaChanged(participantId, media),
      pathChanged: (participantId, path) => {
        this.#views.setPath(participantId, path);
        if (this.#session !== null) this.#rosterChanged(this.#session);
      },
    });
    engine.publish('audio', this.#local.audioTrack);
    engine.publish('video', this.#local.videoTrack);
    return engine;
  }

  async #signal(signal: ClientMessage<'webrtc_signal'>): Promise<void> {
    try {
      await this.#link.request('webrtc_signal', signal);
    } catch (error) {
      // Said again by the rules N5 and N6 when both are connected.
      this.#log.debug('A signal was not handed over', { type: signal.type, code: asParleyError(error).code });
    }
  }

  #mediaChanged(participantId: string, media: RemoteMedia | null): void {
    const all = new Map(this.media.getSnapshot());
    if (media === null) {
      all.delete(participantId);
      this.#views.forget(participantId);
    } else all.set(participantId, media);
    this.media.set(all);
  }

  #sent(): MediaState {
    const { microphone, camera } = this.#local.view.getSnapshot();
    return { audio: microphone.status === 'on', video: camera.status === 'on', screen: false };
  }

  #localChanged(): void {
    this.#teller.set(this.#sent());
    if (this.#session !== null) this.#showSelf(this.#session);
  }

  #showSelf({ self, log }: Session): void {
    const own: RosterEntry | undefined = log.roster.find((entry) => entry.peer_id === self.peer_id);
    const before = this.self.getSnapshot();
    const { audio, video } = this.#sent();
    const view: SelfView = {
      participantId: self.participant_id,
      peerId: self.peer_id,
      name: own?.name ?? before?.name ?? '',
      audio,
      video,
      handRaisedAt: own?.hand_raised_at ?? null,
      mutedOnEntry: self.muted_on_entry,
      capabilities: {
        canChat: self.capabilities.can_chat,
        canShare: self.capabilities.can_share,
        canEnd: self.capabilities.can_end,
      },
    };
    if (JSON.stringify(view) !== JSON.stringify(before)) this.self.set(view);
  }

  #linkChanged(link: LinkState): void {
    if (link.name !== 'open') {
      this.#outbox.setOpen(false);
      this.#teller.close();
      this.#session?.engine.setSignaling(false);
    }
    // Closing is what this room did itself; whoever did it says what it means.
    if (link.name === 'idle') return;
    const view = connectionView(link, this.#session !== null);
    if (link.name === 'over') this.#over(view, link.error);
    this.connection.set(view);
  }

  /** The link gave up or was refused. A session that may still be resumed keeps its media. */
  #over(view: ConnectionState, error: ParleyError): void {
    const entered = this.#session !== null;
    if (view.status !== 'failed' || !view.canRetry) {
      this.#close(error);
      if (entered) this.#local.stop();
    }
    this.#joining?.reject(error);
    this.#joining = null;
    if (view.status === 'ended') this.#events.emit('ended', view.reason);
  }

  /** Ends what belongs to the session; what the room showed stays to be seen. */
  #close(error = new ParleyError('CONFERENCE_ENDED', 'The room was left before this was sent.')): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#session?.engine.close();
    this.#session = null;
    this.#outbox.clear(error);
    this.#teller.close();
    this.#joining?.resolve();
    this.#joining = null;
  }

  #forget(): void {
    this.#close();
    this.#views = new ParticipantViews();
    this.conference.set(null);
    this.self.set(null);
    this.participants.set([]);
    this.chat.set(emptyChat);
  }
}

const nameOf = ({ participant_id, name }: RosterEntry) => ({ id: participant_id, name });

/** The others had let go of this peer and took it in again. */
const isRejoin = (event: RoomEvent, peerId: string): boolean =>
  event.type === 'participant_joined' && event.participant.peer_id === peerId;
