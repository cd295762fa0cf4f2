import {
  type Clock,
  type ConnectionState,
  type ParleyApi,
  ParleyError,
  type Room,
  type SelfView,
  type Slice,
  WritableSlice,
} from '@parley/client';
import type { AnswerOf, CallRating } from '@parley/contract';
import {
  afterFailedReading,
  afterReading,
  afterRefusal,
  type Door,
  type EntranceState,
  type Parting,
} from './entrance-state.ts';

/** What is done with the devices on the way in; the room stops them. */
export interface EntranceMedia {
  setCamera: (on: boolean) => Promise<void>;
  setMicrophone: (on: boolean) => Promise<void>;
}

export interface EntranceOptions {
  /** Join code of the link. */
  code: string;
  api: Pick<ParleyApi, 'request'>;
  media: EntranceMedia;
  /** Which devices are turned on at first. Default: both. */
  startsWith?: { microphone: boolean; camera: boolean };
  clock: Clock;
  /** Resolves when the page has shown what it has to. Default: at once. */
  whenIdle?: () => Promise<void>;
  /** Loads the code of the room and makes one; asked for early, used when somebody comes in. */
  loadRoom: () => Promise<() => Room>;
  /** Leaves this page for the meeting's own. */
  go: (url: string) => void;
}

/** How often the lobby looks who is there, and the early page whether it is open, in milliseconds. */
const LOOK_AGAIN = 20_000;
const SOONEST = 3_000;

type Answer = AnswerOf<'POST /api/join/{code}'>;

/** The way through one link: door, lobby, call, and what comes after it. */
export class Entrance {
  readonly #options: EntranceOptions;
  readonly #state = new WritableSlice<EntranceState>({ at: 'reading' });
  readonly #room = new WritableSlice<Room | null>(null);
  #cancelLook = (): void => {};
  #stopWatching = (): void => {};
  #enteredAt = 0;
  #conferenceId: Answer['conferenceId'] | null = null;
  #lastSelf: Pick<SelfView, 'audio' | 'video'> = { audio: true, video: true };
  /** The newest wish wins: an answer to an older one is thrown away. */
  #wish = 0;

  constructor(options: EntranceOptions) {
    this.#options = options;
  }

  get state(): Slice<EntranceState> {
    return this.#state;
  }

  /** The room as soon as its code is there, before anybody comes in: what will show it can be built meanwhile. */
  get room(): Slice<Room | null> {
    return this.#room;
  }

  /** Reads what is behind the link, again when asked again. */
  async read(): Promise<void> {
    const wish = this.#begin();
    const { api, code } = this.#options;
    const next = await api.request('GET /api/join/{code}', { params: { code } }).then(
      ({ door }) => afterReading(door, this.#state.getSnapshot()),
      (error: unknown) => afterFailedReading(codeOf(error), this.#state.getSnapshot()),
    );
    if (wish === this.#wish) this.#show(next);
  }

  /** Comes in, from the lobby or again after a call. `name` where the door asks for one. */
  async enter(name: string, { takeOver = false } = {}): Promise<void> {
    const before = this.#state.getSnapshot();
    if ((before.at !== 'lobby' && before.at !== 'after') || before.entering.status === 'asking') return;
    const wish = this.#begin();
    this.#show({ ...before, entering: { status: 'asking' } });
    try {
      const asked = this.#ask(before.door.needs.name ? name : null);
      // The way to the room opens while the door is asked.
      const inside = this.#goIn(asked, takeOver, before, wish);
      // Told below, unless the answer leads elsewhere.
      inside.catch(() => {});
      const answer = await asked;
      if (wish !== this.#wish) return;
      this.#conferenceId = answer.conferenceId;
      if (answer.state === 'early') {
        const { opensAt, startsAt } = answer;
        this.#show({ at: 'early', door: { ...before.door, opensAt, startsAt, open: false } });
      } else if (answer.room === null) this.#options.go(answer.url);
      else this.#isIn(await inside, before.door, wish);
    } catch (error) {
      if (wish === this.#wish) this.#show(afterRefusal(asParleyError(error), before));
    }
  }

  /** Does not take the meeting over, or does not mind the refusal. */
  stay(): void {
    const state = this.#state.getSnapshot();
    if (state.at === 'lobby' || state.at === 'after') this.#show({ ...state, entering: { status: 'no' } });
  }

  /** Keeps how the call was. Who said so before has said it. @throws ParleyError when it could not be kept. */
  async rate(rating: CallRating): Promise<void> {
    const id = this.#conferenceId;
    if (id === null) return;
    const kept = this.#options.api.request('POST /api/video-conferences/{id}/rating', {
      params: { id },
      body: { rating },
    });
    await kept.catch((error: unknown) => {
      if (codeOf(error) !== 'CONFLICT') throw error;
    });
  }

  /** Leaves the call; who is only coming in goes back to where they came from. */
  async leave(): Promise<void> {
    const room = this.#room.getSnapshot();
    if (room === null) return;
    const state = this.#state.getSnapshot();
    const { microphone, camera } = room.devices.view.getSnapshot();
    const left = room.leave();
    if ((state.at === 'lobby' || state.at === 'after') && state.entering.status === 'asking') {
      this.#begin();
      this.#lastSelf = { audio: microphone.status === 'on', video: camera.status === 'on' };
      if (state.at === 'lobby') this.#turnOnAsBefore();
      this.#show({ ...state, entering: { status: 'no' } });
    }
    await left;
  }

  #ask(name: string | null): Promise<Answer> {
    const { api, code } = this.#options;
    return api.request('POST /api/join/{code}', { params: { code }, body: name === null ? {} : { name: name.trim() } });
  }

  async #goIn(asked: Promise<Answer>, takeOver: boolean, from: EntranceState, wish: number): Promise<Room> {
    const room = await this.#makeRoom();
    const token = asked.then((answer) => {
      const pass = passIn(answer, wish === this.#wish);
      if (from.at === 'after') this.#turnOnAsBefore();
      return pass;
    });
    await room.join(token, { takeOver });
    return room;
  }

  #isIn(room: Room, door: Door, wish: number): void {
    if (wish !== this.#wish || room.connection.getSnapshot().status === 'left') return;
    this.#enteredAt = this.#options.clock.monotonic();
    this.#show({ at: 'call', door });
    this.#watch(room, door);
  }

  #turnOnAsBefore(): void {
    void this.#options.media.setMicrophone(this.#lastSelf.audio);
    void this.#options.media.setCamera(this.#lastSelf.video);
  }

  #watch(room: Room, door: Door): void {
    this.#stopWatching();
    const notice = () => {
      const self = room.self.getSnapshot();
      if (self !== null) this.#lastSelf = { audio: self.audio, video: self.video };
      const parting = partingOf(room.connection.getSnapshot());
      if (parting === null) return;
      this.#stopWatching();
      const lasted = this.#options.clock.monotonic() - this.#enteredAt;
      this.#show({ at: 'after', door, parting, lasted, entering: { status: 'no' } });
    };
    const stops = [room.self.subscribe(notice), room.connection.subscribe(notice)];
    this.#stopWatching = () => {
      for (const stop of stops) stop();
    };
    notice();
  }

  #begin(): number {
    this.#cancelLook();
    this.#wish += 1;
    return this.#wish;
  }

  #show(next: EntranceState): void {
    const before = this.#state.getSnapshot();
    if (next.at === 'lobby' && before.at !== 'lobby' && next.door.opens === 'room') this.#prepare();
    this.#state.set(next);
    this.#lookAgainIn(next);
  }

  /** Both devices in one turn, so that the browser asks once; the room's code while the visitor looks at the preview. */
  #prepare(): void {
    const { media, startsWith, whenIdle } = this.#options;
    if (startsWith?.camera !== false) void media.setCamera(true);
    if (startsWith?.microphone !== false) void media.setMicrophone(true);
    const makeRoom = () => this.#makeRoom();
    // If it cannot be loaded now, coming in loads it again and says why.
    (whenIdle === undefined ? makeRoom() : whenIdle().then(makeRoom)).catch(() => {});
  }

  async #makeRoom(): Promise<Room> {
    const make = await this.#options.loadRoom();
    const room = this.#room.getSnapshot() ?? make();
    this.#room.set(room);
    return room;
  }

  #lookAgainIn(state: EntranceState): void {
    this.#cancelLook();
    const { clock } = this.#options;
    const look = () => void this.read();
    if (state.at === 'early') {
      const opensIn = Date.parse(state.door.opensAt) - clock.now();
      this.#cancelLook = clock.after(Math.min(Math.max(opensIn, SOONEST), LOOK_AGAIN), look);
    } else if (state.at === 'lobby' && state.entering.status !== 'asking') {
      this.#cancelLook = clock.after(LOOK_AGAIN, look);
    }
  }
}

/** @throws ParleyError where the answer leads to no room of Parley's, or is wanted no more. */
function passIn(answer: Answer, wanted: boolean): string {
  if (wanted && answer.state === 'admitted' && answer.room !== null) return answer.room.token;
  throw new ParleyError('CONFLICT', 'This does not lead into a room.');
}

/** How the connection parted; null while the call goes on, also while it could be got back. */
function partingOf(connection: ConnectionState): Parting | null {
  switch (connection.status) {
    case 'left':
      return { how: 'left' };
    case 'ended':
      return { how: 'ended', reason: connection.reason };
    case 'taken_over':
      return { how: 'taken_over' };
    case 'failed':
      return connection.canRetry ? null : { how: 'failed', code: connection.error.code };
    case 'idle':
    case 'connecting':
    case 'connected':
    case 'reconnecting':
      return null;
  }
}

const asParleyError = (error: unknown): ParleyError =>
  error instanceof ParleyError
    ? error
    : new ParleyError('NETWORK_UNREACHABLE', 'The page could not be loaded.', { cause: error });

const codeOf = (error: unknown) => asParleyError(error).code;
