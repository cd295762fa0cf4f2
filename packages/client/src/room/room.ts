import type { WebrtcConfig } from '@parley/contract';
import { ParleyError } from '@parley/contract/errors';
import { type ClientMessage, LIMITS, type Reaction, type WebrtcJoined } from '@parley/contract/realtime';
import { browserClock, type Clock } from '../clock.ts';
import type { CreateEngine } from '../engines/engine.ts';
import { createMesh } from '../engines/mesh.ts';
import { Emitter } from '../events.ts';
import { fetchIceServers } from '../ice/fetch-ice-servers.ts';
import { type Log, silentLog } from '../log.ts';
import { browserPlayer } from '../media/audio-playback.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { ScreenShareOptions } from '../media/media-view.ts';
import type { Shown } from '../media/shown.ts';
import { SignalingConnection } from '../signaling/connection.ts';
import type { LinkState } from '../signaling/link-state.ts';
import { Outbox } from '../signaling/outbox.ts';
import { asParleyError } from '../signaling/refusal.ts';
import { createSocketIo } from '../signaling/socket-io.ts';
import { browserNetworkChange, browserPageGone, browserWake, type OnWake } from '../signaling/wake.ts';
import type { Slice } from '../slice.ts';
import { linkView, overView } from './connection-view.ts';
import { newOpId } from './op-id.ts';
import { OwnMedia } from './own-media.ts';
import { RoomChat } from './room-chat.ts';
import type { RoomOptions } from './room-options.ts';
import { RoomSlices } from './room-slices.ts';
import { RoomSound } from './room-sound.ts';
import type { RoomEvents, RoomView } from './room-view.ts';
import { Session } from './session.ts';

export type { RoomOptions } from './room-options.ts';

/** Milliseconds. What a page does once it is in takes its time, so the first offers go out before, if they go so soon. */
const OFFERS_WITHIN = 300;

/**
 * One room of a server as this participant sees it and acts in it. May be joined again after it was left. `createRoom` makes one
 * that is entered already.
 *
 * ```ts
 * const stop = room.connection.subscribe(() => show(room.connection.getSnapshot().status));
 * room.on('participantJoined', ({ name }) => toast(`${name} is here`));
 * room.sendChat('Good morning');
 * await room.setCamera(false);
 * await room.leave();
 * stop();
 * ```
 */
export class Room implements RoomView {
  readonly #slices = new RoomSlices();
  readonly #events = new Emitter<RoomEvents>();
  readonly connection: RoomView['connection'] = this.#slices.connection;
  readonly conference: RoomView['conference'] = this.#slices.conference;
  readonly self: RoomView['self'] = this.#slices.self;
  readonly participants: RoomView['participants'] = this.#slices.participants;
  readonly media: RoomView['media'] = this.#slices.media;
  readonly chat: RoomView['chat'] = this.#slices.chat;
  readonly speaker: RoomView['speaker'] = this.#slices.speaker;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #createEngine: CreateEngine;
  readonly #onPageGone: OnWake;
  readonly #onNetworkChange: OnWake;
  readonly #fetchIceServers: (ticket: string) => Promise<WebrtcConfig>;
  readonly #link: SignalingConnection;
  readonly #outbox: Outbox;
  readonly #own: OwnMedia;
  readonly #chat: RoomChat;
  readonly #sound: RoomSound;
  #session: Session | null = null;
  #joining: { resolve: () => void; reject: (error: ParleyError) => void } | null = null;
  #stops: (() => void)[] = [];

  constructor(options: RoomOptions) {
    this.#clock = options.clock ?? browserClock;
    this.#log = options.log ?? silentLog;
    this.#createEngine = options.createEngine ?? createMesh;
    this.#onPageGone = options.onPageGone ?? browserPageGone;
    this.#onNetworkChange = options.onNetworkChange ?? browserNetworkChange;
    const fetchServers = options.fetchIceServers ?? fetchIceServers;
    this.#fetchIceServers = (ticket) => fetchServers(options.serverUrl ?? '', ticket);
    this.#link = new SignalingConnection({
      serverUrl: options.serverUrl ?? '',
      createSocket: options.createSocket ?? createSocketIo,
      clock: this.#clock,
      random: options.random ?? Math.random,
      onWake: options.onWake ?? browserWake,
      log: this.#log,
      place: () => this.#session?.place ?? { epoch: 0, seq: 0 },
      joined: (message, resumed) => this.#joined(message, resumed),
      received: (message) => this.#session?.receive(message),
      stateChanged: (state) => this.#linkChanged(state),
    });
    this.#outbox = new Outbox({ clock: this.#clock, request: (name, message) => this.#link.request(name, message) });
    this.#own = new OwnMedia({
      local: options.media,
      clock: this.#clock,
      tell: (state) => this.#link.request('webrtc_media_state', state),
      engine: () => this.#session?.engine,
      changed: () => this.#session?.showSelf(),
    });
    this.#chat = new RoomChat({
      chat: this.#slices.chat,
      clock: this.#clock,
      store: (message) => this.#outbox.put('webrtc_chat_message', message),
    });
    this.#sound = new RoomSound({
      slices: this.#slices,
      local: options.media,
      clock: this.#clock,
      createPlayer: options.createPlayer === undefined ? browserPlayer() : options.createPlayer,
      engine: () => this.#session?.engine,
      speakerChanged: (participantId) => this.#events.emit('speakerChanged', participantId),
    });
  }

  /** Camera, microphone and speaker of this participant. */
  get devices(): LocalMedia {
    return this.#own.devices;
  }
  get quality(): RoomView['quality'] {
    return this.#slices.quality;
  }
  get sending(): RoomView['sending'] {
    return this.#slices.sending;
  }

  get playback(): RoomView['playback'] {
    return this.#sound.playback.state;
  }

  /** Loudness of a person, own included: 0 to 1, ten times a second while somebody listens; 0 while muted. */
  level(participantId: string): Slice<number> {
    return this.#sound.level(participantId);
  }

  /** Calls `listener` at every such moment; the answer stops it. */
  on<N extends keyof RoomEvents>(name: N, listener: (...args: RoomEvents[N]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /** Gets ready what joining needs of the browser, while somebody still looks at a lobby. Nobody is told, and it cannot fail. */
  async prepare(): Promise<void> {
    await this.#createEngine.prepare?.();
  }

  /**
   * Enters with a room token from `…/join`; devices may still be starting, and the token may still be asked for (C5). Settles when
   * the room is there, or when it was left meanwhile.
   * @throws ParleyError as the token was refused, or as the room refused, `CONFLICT {reason: 'already_here'}` among them: ask, then
   * `takeOver`; or `NETWORK_UNREACHABLE` when the server was not reached for fifteen seconds.
   */
  async join(token: string | Promise<string>, { takeOver = false }: { takeOver?: boolean } = {}): Promise<void> {
    const { status } = this.connection.getSnapshot();
    if (status === 'connecting' || status === 'connected' || status === 'reconnecting') {
      throw new ParleyError('CONFLICT', 'This room is being joined already.');
    }
    this.#close();
    this.#slices.clear();
    this.#stops = [
      this.#onPageGone(() => void this.leave()),
      this.#onNetworkChange(() => this.#session?.engine.networkChanged()),
    ];
    this.#own.follow();
    this.#sound.follow();
    const opId = newOpId();
    const joined = new Promise<void>((resolve, reject) => {
      this.#joining = { resolve, reject };
    });
    this.#link.open(token, () => ({
      op_id: opId,
      media: this.#own.state,
      ...(takeOver ? { take_over: true } : {}),
    }));
    return joined;
  }

  /** Leaves and stops every local track, also while connecting (C3). Settles when the server knows, or after a second. */
  async leave(): Promise<void> {
    const { status } = this.connection.getSnapshot();
    this.#close();
    this.#own.stop();
    if (status !== 'connecting' && status !== 'connected' && status !== 'reconnecting' && status !== 'failed') return;
    this.#slices.connection.set({ status: 'left' });
    await this.#link.leave({ op_id: newOpId() });
  }

  /** Says something. It is in `chat` at once, and stored when its status is `sent`. @throws ParleyError when it is too long. */
  sendChat(text: string): void {
    const session = this.#session;
    if (session !== null) this.#chat.say(text, session.participantId, session.own?.name ?? '');
  }

  /** One truth: the track, what the page shows and what others are told (C4). */
  setMicrophone(on: boolean): Promise<void> {
    return this.#own.setMicrophone(on);
  }

  setCamera(on: boolean): Promise<void> {
    return this.#own.setCamera(on);
  }

  /**
   * Says how large somebody's pictures are shown here, as heights in device pixels, 0 while out of sight, so that no more is sent
   * than is seen (Q5). Who is not said anything of is sent in full. `observeShown` measures an element.
   */
  setShown(participantId: string, shown: Partial<Shown>): void {
    this.#session?.engine.setShown(participantId, shown);
  }

  /**
   * Asks the person for a screen, a window or a tab, and shows it to everyone. Settles when they see it, or when the person
   * chose nothing; `devices.view.screen` tells. To be called while the person presses something.
   * @throws ParleyError `FORBIDDEN` where only moderators share, `CONFLICT {reason: 'sharing'}` where enough others do, or as
   * the browser refused.
   */
  async startScreenShare(options?: ScreenShareOptions): Promise<void> {
    // Before the person is asked to choose in vain; the server decides all the same.
    if (this.self.getSnapshot()?.capabilities.canShare === false) {
      throw new ParleyError('FORBIDDEN', 'Only moderators share their screen in this meeting.');
    }
    if (this.participants.getSnapshot().filter(({ screen }) => screen).length >= LIMITS.sharesAtOnce) {
      throw new ParleyError('CONFLICT', 'Others are sharing their screen already.', { details: { reason: 'sharing' } });
    }
    return this.#own.startScreenShare(options);
  }

  stopScreenShare(): void {
    this.#own.stopScreenShare();
  }

  /** Plays everybody's sound where `playback` is blocked; to be called while the person presses something. */
  startPlayback(): Promise<void> {
    return this.#sound.playback.start();
  }

  /** @throws ParleyError when the server refuses, or when the room was left before it was told. */
  raiseHand(up: boolean): Promise<void> {
    return this.#outbox.put('webrtc_raise_hand', { op_id: newOpId(), raised: up });
  }

  /** Shows a reaction to everybody for a moment. @throws ParleyError `RATE_LIMITED` when there were too many, or while not connected. */
  async react(reaction: Reaction): Promise<void> {
    await this.#link.request('webrtc_reaction', { reaction });
    this.#session?.reacts(this.#session.participantId, reaction);
  }

  /** Ends the conference for everyone. @throws ParleyError `FORBIDDEN` without that right. */
  endForAll(): Promise<void> {
    return this.#outbox.put('webrtc_moderate', { op_id: newOpId(), action: 'end_for_all' });
  }

  /** Tries to get the lost connection back now, not at the next attempt; also after it was given up. */
  reconnectNow(): void {
    this.#link.reconnectNow();
  }

  #joined(message: WebrtcJoined, resumed: boolean): void {
    // The meeting asks people to come in muted; nothing is sent before this.
    if (this.#session === null && message.self.muted_on_entry) this.#own.mute();
    const session = this.#session ?? this.#begin(message);
    if (!session.enter(message, resumed)) return;
    // Only now, so that a page that shows the room finds it complete.
    this.#slices.connection.set({ status: 'connected' });
    this.#outbox.setOpen(true);
    this.#own.open(session.own?.media ?? null);
    const joining = this.#joining;
    this.#joining = null;
    if (joining === null) return;
    const giveUp = this.#clock.after(OFFERS_WITHIN, joining.resolve);
    void session.engine.offered().finally(() => {
      giveUp();
      joining.resolve();
    });
  }

  #begin(message: WebrtcJoined): Session {
    const session = new Session(message, {
      slices: this.#slices,
      events: this.#events,
      createEngine: this.#createEngine,
      clock: this.#clock,
      log: this.#log,
      sent: () => this.#own.state,
      sendSignal: (signal) => void this.#signal(signal),
      fetchIceServers: () => this.#fetchIceServers(this.#link.ticket ?? ''),
      stalled: () => this.#link.probe(),
      missing: () => this.#link.resume(),
      ended: (reason) => this.#ended(reason),
    });
    this.#session = session;
    this.#own.publish(session.engine);
    return session;
  }

  #ended(reason: RoomEvents['ended'][0]): void {
    this.#close();
    this.#link.close();
    this.#own.stop();
    this.#slices.connection.set({ status: 'ended', reason });
    this.#events.emit('ended', reason);
  }

  async #signal(signal: ClientMessage<'webrtc_signal'>): Promise<void> {
    try {
      await this.#link.request('webrtc_signal', signal);
    } catch (error) {
      // Said again by the rules N5 and N6 when both are connected.
      this.#log.debug('A signal was not handed over', { type: signal.type, code: asParleyError(error).code });
    }
  }

  #linkChanged(link: LinkState): void {
    if (link.name !== 'open') {
      this.#outbox.setOpen(false);
      this.#own.pause();
      this.#session?.engine.setSignaling(false);
    }
    if (link.name === 'over') this.#over(link.error);
    else if (link.name === 'opening' || link.name === 'waiting') {
      this.#slices.connection.set(linkView(link, this.#session !== null));
    }
  }

  /** The link gave up or was refused. A session that may still be resumed keeps its media. */
  #over(error: ParleyError): void {
    const view = overView(error);
    const joining = this.#joining;
    this.#joining = null;
    if (view.status !== 'failed' || !view.canRetry) {
      if (this.#session !== null) this.#own.stop();
      this.#close(error);
    }
    this.#slices.connection.set(view);
    joining?.reject(error);
    if (view.status === 'ended') this.#events.emit('ended', view.reason);
  }

  /** Ends what belongs to the session; what the room showed stays to be seen. */
  #close(error = new ParleyError('CONFERENCE_ENDED', 'The room was left before this was sent.')): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#session?.close();
    this.#session = null;
    this.#outbox.clear(error);
    this.#own.close(error);
    this.#sound.close();
    this.#joining?.resolve();
    this.#joining = null;
  }
}
