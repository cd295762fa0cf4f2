import type { Clock } from '../clock.ts';
import { type Slice, WritableSlice } from '../slice.ts';
import { HeardLevel } from './heard-level.ts';
import { hearLevels, nobodySpeaks } from './speaker-state.ts';

/** Milliseconds between two looks. */
const PERIOD = 100;
/** With fewer others everybody knows who speaks. */
const OTHERS = 2;

/** Everybody in the room. */
export interface SpeakersRoom {
  selfId: string;
  /** Those whose microphone is on. */
  unmuted: ReadonlySet<string>;
  others: readonly string[];
}

export interface SpeakersOptions {
  clock: Clock;
  /** Loudness of the own microphone, 0 while muted. */
  own: Slice<number>;
  /** What brings this person's sound now. */
  receiver(participantId: string): RTCRtpReceiver | undefined;
  /** Null while nobody speaks. */
  speakerChanged(participantId: string | null): void;
  /** The last two speakers, the newest first. */
  recentChanged(participantIds: readonly string[]): void;
}

interface Level {
  value: WritableSlice<number>;
  /** As listeners have it. */
  slice: Slice<number>;
  heard: HeardLevel;
  listeners: number;
}

/** Who speaks, and how loud. Looks only while somebody listens to a level, or there are enough people to tell apart. */
export class Speakers {
  readonly #options: SpeakersOptions;
  readonly #levels = new Map<string, Level>();
  #room: SpeakersRoom | null = null;
  #state = nobodySpeaks;
  /** Null while it does not look. */
  #stop: (() => void) | null = null;

  constructor(options: SpeakersOptions) {
    this.#options = options;
  }

  /** Loudness of a person, own included: 0 to 1, ten times a second while somebody listens. The same object for the same person. */
  level(participantId: string): Slice<number> {
    return this.#levelOf(participantId).slice;
  }

  /** Who is there now; null after the room was left. */
  setRoom(room: SpeakersRoom | null): void {
    this.#room = room;
    if (room === null) for (const [id, { listeners }] of this.#levels) if (listeners === 0) this.#levels.delete(id);
    this.#follow();
    if (this.#stop === null) this.#hear(new Map());
  }

  #levelOf(participantId: string): Level {
    const known = this.#levels.get(participantId);
    if (known !== undefined) return known;
    const value = new WritableSlice(0);
    const level: Level = {
      value,
      slice: {
        getSnapshot: value.getSnapshot,
        subscribe: (listener) => this.#listen(participantId, level, listener),
      },
      heard: new HeardLevel(),
      listeners: 0,
    };
    this.#levels.set(participantId, level);
    return level;
  }

  #listen(participantId: string, level: Level, listener: () => void): () => void {
    // It may be from an earlier stay in a room.
    this.#levels.set(participantId, level);
    const stop = level.value.subscribe(listener);
    level.listeners += 1;
    this.#follow();
    let listening = true;
    return () => {
      stop();
      if (listening) level.listeners -= 1;
      listening = false;
      this.#follow();
    };
  }

  #follow(): void {
    const listened = [...this.#levels.values()].some((level) => level.listeners > 0);
    const needed = this.#room !== null && (listened || this.#room.others.length >= OTHERS);
    if (needed && this.#stop === null) this.#begin();
    else if (!needed) this.#end();
  }

  #begin(): void {
    const { clock, own } = this.#options;
    let cancel = () => {};
    // Listened to, so that it is measured.
    const stopOwn = own.subscribe(() => {});
    const look = () => {
      cancel = clock.after(PERIOD, look);
      this.#look();
    };
    cancel = clock.after(PERIOD, look);
    this.#stop = () => {
      cancel();
      stopOwn();
    };
  }

  #end(): void {
    this.#stop?.();
    this.#stop = null;
    for (const { value } of this.#levels.values()) value.set(0);
  }

  #look(): void {
    const room = this.#room;
    if (room === null) return;
    const { own, receiver } = this.#options;
    const heard = new Map<string, number>();
    for (const id of [room.selfId, ...room.others]) {
      const level = this.#levelOf(id);
      const loud = !room.unmuted.has(id) ? 0 : id === room.selfId ? own.getSnapshot() : level.heard.of(receiver(id));
      level.value.set(loud);
      if (room.unmuted.has(id)) heard.set(id, loud);
    }
    this.#hear(heard);
  }

  #hear(heard: ReadonlyMap<string, number>): void {
    const { selfId, others } = this.#room ?? { selfId: '', others: [] };
    const before = this.#state;
    const present = new Set([selfId, ...others]);
    // Of two people everybody knows who speaks; levels may be looked at all the same.
    const levels = others.length >= OTHERS ? heard : new Map<string, number>();
    this.#state = hearLevels(before, levels, present, this.#options.clock.monotonic());
    if (this.#state.active !== before.active) this.#options.speakerChanged(this.#state.active);
    if (this.#state.recent !== before.recent) this.#options.recentChanged(this.#state.recent);
  }
}
