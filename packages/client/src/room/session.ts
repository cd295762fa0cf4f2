import type { WebrtcConfig } from '@parley/contract';
import type {
  MediaState,
  OutgoingSignal,
  Reaction,
  RoomEvent,
  RosterEntry,
  WebrtcJoined,
} from '@parley/contract/realtime';
import type { Clock } from '../clock.ts';
import type { CreateEngine, MediaEngine } from '../engines/engine.ts';
import type { Emitter } from '../events.ts';
import { IceServers } from '../ice/ice-servers.ts';
import type { Log } from '../log.ts';
import type { RoomMessage } from '../signaling/server-message.ts';
import { addStored, fromSnapshot } from './chat-log.ts';
import { ParticipantViews } from './participant-views.ts';
import { applyEvent, applyUpdate, logOf, type RoomLog } from './room-log.ts';
import type { RoomSlices } from './room-slices.ts';
import type { RemoteMedia, RoomEvents } from './room-view.ts';
import { selfView } from './self-view.ts';

type EndReason = RoomEvents['ended'][0];

export interface SessionOptions {
  slices: RoomSlices;
  events: Emitter<RoomEvents>;
  createEngine: CreateEngine;
  clock: Clock;
  log: Log;
  /** What the own devices send now. */
  sent(): MediaState;
  sendSignal(signal: OutgoingSignal): void;
  fetchIceServers(): Promise<WebrtcConfig>;
  /** A path is silent: the connection to the server may be dead with it. */
  stalled(): void;
  /** An event is missing: the connection has to go back for it. */
  missing(): void;
  /** The conference is over for everyone. */
  ended(reason: EndReason): void;
}

/** This participant's time in a room: what the server tells becomes state, moments and media. Lasts over lost connections. */
export class Session {
  readonly #options: SessionOptions;
  readonly #views = new ParticipantViews();
  readonly engine: MediaEngine;
  readonly #iceServers: IceServers;
  #log: RoomLog;
  #joined: WebrtcJoined;
  #ownBefore: RosterEntry | undefined;

  constructor(joined: WebrtcJoined, options: SessionOptions) {
    this.#options = options;
    this.#joined = joined;
    this.#log = logOf(joined);
    this.#iceServers = new IceServers({
      clock: options.clock,
      log: options.log,
      fetch: () => options.fetchIceServers(),
      renewed: () => this.engine.relaysRenewed(),
    });
    this.engine = options.createEngine({
      self: () => ({
        participantId: this.participantId,
        peerId: this.#joined.self.peer_id,
        joinedAt: this.own?.joined_at ?? this.#joined.at,
      }),
      iceServers: () => this.#iceServers.current,
      relayRefused: () => this.#iceServers.refused(),
      clock: options.clock,
      log: options.log,
      send: (signal) => options.sendSignal(signal),
      stalled: () => options.stalled(),
      qualityChanged: (quality) => options.slices.quality.set(quality),
      sendingChanged: (sending) => options.slices.sending.set(sending),
      mediaChanged: (participantId, media) => this.#mediaChanged(participantId, media),
      pathChanged: (participantId, news) => {
        this.#views.setPath(participantId, news);
        this.#showPeople();
      },
    });
  }

  /** Up to where the log was seen. */
  get place(): { epoch: number; seq: number } {
    return { epoch: this.#log.epoch, seq: this.#log.seq };
  }

  /** This participant as the roster has it. */
  get own(): RosterEntry | undefined {
    return this.#log.roster.find((entry) => entry.peer_id === this.#joined.self.peer_id);
  }

  get participantId(): string {
    return this.#joined.self.participant_id;
  }

  /** The room was entered, or resumed. False when that could not be used: the end was in it, or something is missing. */
  enter(joined: WebrtcJoined, resumed: boolean): boolean {
    const { slices, events } = this.#options;
    if (resumed && joined.mode === 'tail' && !joined.events.every((event) => this.#take(event))) return false;
    this.#joined = joined;
    this.#log = logOf(joined);
    this.#iceServers.told({ iceServers: joined.ice_servers, expiresAt: joined.ice_expires_at }, joined.at);
    this.#showConference(joined.conference);
    if (joined.mode === 'snapshot') {
      slices.chat.update((shown) => fromSnapshot(shown, joined.chat, joined.chat_complete, this.participantId));
    }
    this.engine.setSignaling(true);
    this.#followRoster();
    if (resumed && othersLetGo(joined)) this.engine.restart();
    if (resumed && joined.mode === 'snapshot') events.emit('resynced');
    return true;
  }

  /** Lets go of everyone. */
  close(): void {
    this.#iceServers.close();
    this.engine.close();
  }

  receive({ name, message }: RoomMessage): void {
    if (name === 'webrtc_signal') this.engine.receive(message);
    else if (name === 'webrtc_reaction') this.reacts(message.participant_id, message.reaction);
    else if (name === 'webrtc_conference') {
      const { capabilities } = message;
      this.#joined = { ...this.#joined, self: { ...this.#joined.self, capabilities } };
      this.#showConference(message.conference);
      this.showSelf();
    } else if (name === 'webrtc_participant_updated') {
      this.#log = applyUpdate(this.#log, message);
      this.#followRoster();
    } else if (this.#take(message)) this.#followRoster();
  }

  /** Tells of a reaction of somebody who is in the room. */
  reacts(participantId: string, reaction: Reaction): void {
    const who = this.#log.roster.find((entry) => entry.participant_id === participantId);
    if (who !== undefined) this.#options.events.emit('reaction', { id: participantId, name: who.name }, reaction);
  }

  /** Something that `self` shows changed. */
  showSelf(): void {
    const { slices, sent } = this.#options;
    // Between leaving as lost and coming back, the roster lacks this participant.
    const view = selfView(this.#joined.self, this.own ?? this.#ownBefore, sent());
    this.#ownBefore = this.own ?? this.#ownBefore;
    if (JSON.stringify(view) !== JSON.stringify(slices.self.getSnapshot())) slices.self.set(view);
  }

  /** Applies an event and tells of it. False when nothing more can come of this: the end, or one before it is missing. */
  #take(event: RoomEvent): boolean {
    const before = this.#log;
    const applied = applyEvent(before, event);
    if (applied.kind === 'seen_before') return true;
    if (applied.kind === 'gap') {
      this.#options.log.warn('An event of the room is missing', { seen: before.seq, came: event.seq });
      this.#options.missing();
      return false;
    }
    this.#log = applied.log;
    if (event.type === 'room_ended') {
      this.#options.ended(event.reason);
      return false;
    }
    this.#tellOf(event, before.roster);
    return true;
  }

  #tellOf(event: Exclude<RoomEvent, { type: 'room_ended' }>, roster: readonly RosterEntry[]): void {
    const { slices, events } = this.#options;
    if (event.type === 'chat_message') {
      slices.chat.update((chat) => addStored(chat, event.message, this.participantId));
      const entry = slices.chat.getSnapshot().entries.find((entry) => entry.id === event.message.id);
      if (entry !== undefined) events.emit('chatMessage', entry);
      return;
    }
    // The end is told once, not of each person.
    if (event.type === 'participant_left' && event.reason === 'ended') return;
    const who =
      event.type === 'participant_joined'
        ? event.participant
        : roster.find((entry) => entry.participant_id === event.participant_id);
    if (who === undefined || who.participant_id === this.participantId) return;
    const name = { id: who.participant_id, name: who.name };
    if (event.type === 'participant_joined') events.emit('participantJoined', this.#views.of(who), event.rejoined);
    else if (event.type === 'participant_left') events.emit('participantLeft', name, event.reason);
    else events.emit(MOMENTS[event.type], name);
  }

  #showConference({ id, title, ends_at, chat }: WebrtcJoined['conference']): void {
    this.#options.slices.conference.set({ id, title, endsAt: ends_at, chat });
  }

  #followRoster(): void {
    this.engine.subscribe(
      this.#others().map((entry) => ({
        participantId: entry.participant_id,
        peerId: entry.peer_id,
        joinedAt: entry.joined_at,
        reachable: entry.connection === 'connected',
        picture: entry.media.video || entry.media.screen,
      })),
    );
    this.#showPeople();
    this.showSelf();
  }

  #showPeople(): void {
    const { participants } = this.#options.slices;
    const before = participants.getSnapshot();
    const views = this.#others().map((entry) => this.#views.of(entry));
    const same = views.length === before.length && views.every((view, index) => view === before[index]);
    if (!same) participants.set(views);
  }

  #others(): RosterEntry[] {
    return this.#log.roster.filter((entry) => entry.peer_id !== this.#joined.self.peer_id);
  }

  #mediaChanged(participantId: string, media: RemoteMedia | null): void {
    const all = new Map(this.#options.slices.media.getSnapshot());
    if (media === null) all.delete(participantId);
    else all.set(participantId, media);
    if (media === null) this.#views.forget(participantId);
    this.#options.slices.media.set(all);
  }
}

/** What is told of a person by name. */
const MOMENTS = {
  hand_raised: 'handRaised',
  hand_lowered: 'handLowered',
  share_started: 'shareStarted',
  share_ended: 'shareEnded',
} as const;

/** Whether the other ends may have closed their paths to this peer while it was away. */
const othersLetGo = (joined: WebrtcJoined): boolean =>
  joined.mode === 'snapshot' ||
  joined.events.some(
    (event) => event.type === 'participant_joined' && event.participant.peer_id === joined.self.peer_id,
  );
