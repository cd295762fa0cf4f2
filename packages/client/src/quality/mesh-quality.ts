import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { Timer } from '../machine.ts';
import type { LocalTracks } from '../media/media-source.ts';
import type { MediaPath } from '../peer/media-path.ts';
import { type Graded, grade, UNGRADED, worseOf } from './grade.ts';
import { MOST_CPU_STEPS, planPaths } from './ladder.ts';
import { follow, type Limit, UNLIMITED } from './limit.ts';
import { PathQuality } from './path-quality.ts';
import type { Demand } from './plan.ts';
import type { ConnectionQuality, SendingView } from './quality-view.ts';
import { sendingView } from './sending.ts';
import { captureOf, contentOf } from './tuning.ts';

/** Every path is looked at once in so many milliseconds, one after another. */
const PASS = 2000;
const SPEAKERS_SEEN = 2;

export interface MeshQualityOptions {
  clock: Clock;
  log: Log;
  /** This participant's id. */
  self(): string;
  /** The newest path to everyone. */
  paths(): Iterable<MediaPath>;
  /** What is sent now. */
  tracks(): LocalTracks;
  /** Whether this page is hidden: then nothing is measured. */
  hidden(): boolean;
  /** By participant id, the own included. */
  qualityChanged(quality: ReadonlyMap<string, ConnectionQuality>): void;
  sendingChanged(sending: SendingView): void;
}

/**
 * Sees to what is sent on the paths of a mesh: measures them, follows the ladder, and tunes their senders. `ladder.ts`, `limit.ts`
 * and `grade.ts` decide; statistics, senders and time are here.
 */
export class MeshQuality {
  readonly #options: MeshQualityOptions;
  readonly #timer: Timer;
  /** By participant id. */
  readonly #paths = new Map<string, PathQuality>();
  #turn = 0;
  #people = 1;
  /** Who spoke last, latest first. */
  #speakers: readonly string[] = [];
  #cpu: Limit = UNLIMITED;
  #own: Graded = UNGRADED;
  /** What was told last: everything, and the grades of it. */
  #told = '';
  #grades = '';
  #sending = '';
  #over = false;

  constructor(options: MeshQualityOptions) {
    this.#options = options;
    this.#timer = new Timer(options.clock, () => void this.#tick());
    this.#timer.set(PASS);
  }

  /** The senders of a path, or of a newer connection of it, are there: they are tuned before they send. */
  equipped(path: MediaPath): void {
    this.#follow(path);
    this.#apply();
  }

  /** The other end of a path shows our pictures larger or smaller (`path.theirView`). */
  viewChanged(path: MediaPath): void {
    this.equipped(path);
  }

  /** Somebody's path is there, or not. */
  pathChanged(participantId: string, there: boolean): void {
    this.#paths.get(participantId)?.setThere(there);
    this.#tell();
  }

  /** So many are in the room, oneself included. */
  peopleChanged(people: number): void {
    if (people === this.#people) return;
    this.#people = people;
    this.#apply();
  }

  /** A track is sent, changed or sent no more. */
  tracksChanged(): void {
    this.#apply();
  }

  /** Who spoke last, latest first, by participant id; the last two are seen in a full room. */
  speakersChanged(participantIds: readonly string[]): void {
    this.#speakers = participantIds.slice(0, SPEAKERS_SEEN);
    this.#apply();
  }

  close(): void {
    this.#over = true;
    this.#timer.stop();
    this.#paths.clear();
  }

  async #tick(): Promise<void> {
    const ids = this.#followAll();
    this.#timer.set(PASS / Math.max(1, ids.length));
    if (this.#options.hidden()) return;
    this.#turn = (this.#turn + 1) % Math.max(1, ids.length);
    const path = this.#paths.get(ids[this.#turn] ?? '');
    const cpu = (await path?.sample()) ?? null;
    if (this.#over) return;
    if (cpu !== null) {
      this.#cpu = follow(this.#cpu, cpu, this.#options.clock.monotonic(), MOST_CPU_STEPS);
      this.#apply();
    }
    if (this.#turn === 0) this.#gradeOwn();
    this.#tell();
  }

  #followAll(): string[] {
    const ids = [...this.#options.paths()].map((path) => this.#follow(path));
    for (const id of this.#paths.keys()) if (!ids.includes(id)) this.#paths.delete(id);
    return ids;
  }

  #follow(path: MediaPath): string {
    const { clock, log } = this.#options;
    const known = this.#paths.get(path.participantId);
    if (known === undefined) this.#paths.set(path.participantId, new PathQuality(path, clock, log));
    else known.replace(path);
    return path.participantId;
  }

  /** Plans anew and tunes what is to be sent otherwise. */
  #apply(): void {
    if (this.#over) return;
    const paths = [...this.#paths.values()];
    const tracks = this.#options.tracks();
    const demand: Demand = {
      people: this.#people,
      capture: captureOf(tracks.video),
      screen: contentOf(tracks.screen),
      speaks: this.#speakers.includes(this.#options.self()),
      cpu: this.#cpu.step,
      budget: uplink(paths),
      paths: paths.map((path) => path.demand),
    };
    for (const [index, plan] of planPaths(demand).entries()) paths[index]?.tune(plan, demand, tracks);
    const view = sendingView(demand);
    const sending = JSON.stringify(view);
    if (sending === this.#sending) return;
    this.#sending = sending;
    this.#options.sendingChanged(view);
  }

  #gradeOwn(): void {
    const outs = [...this.#paths.values()].map((path) => path.out);
    // One who is lost is shown as lost; that everyone is means oneself.
    const reached = outs.filter(({ grade }) => grade !== 'lost');
    const paths = (reached.length === 0 ? outs : reached).reduce(worseOf, UNGRADED.shown);
    this.#own = grade(this.#own, this.#cpu.step === 0 ? paths : worseOf(paths, { grade: 'weak', cause: 'cpu' }));
  }

  #tell(): void {
    const quality = new Map([...this.#paths].map(([id, path]) => [id, path.quality]));
    const others = [...quality.values()];
    quality.set(this.#options.self(), {
      ...this.#own.shown,
      rtt: greatest(others.map(({ rtt }) => rtt)),
      loss: greatest(others.map(({ loss }) => loss)),
      received: others.reduce((sum, { received }) => sum + received, 0),
      sent: others.reduce((sum, { sent }) => sum + sent, 0),
    });
    // Numbers change with every sample, grades seldom: the former wait for the end of the pass.
    const grades = JSON.stringify([...quality].map(([id, { grade, cause }]) => [id, grade, cause]));
    const all = JSON.stringify([...quality]);
    if (all === this.#told || (this.#turn !== 0 && grades === this.#grades)) return;
    this.#told = all;
    this.#grades = grades;
    this.#options.qualityChanged(quality);
  }
}

/** What the uplink carries, where most paths feel its limit at once: then they take it from each other. Else null. */
function uplink(paths: readonly PathQuality[]): number | null {
  const limited = paths.filter(({ demand }) => demand.step > 0);
  if (limited.length < 2 || limited.length * 2 < paths.length) return null;
  const available = paths.map((path) => path.available);
  return available.reduce((sum: number | null, each) => (sum === null || each === null ? null : sum + each), 0);
}

const greatest = (values: readonly (number | null)[]): number | null =>
  values.reduce((most, value) => (value === null ? most : Math.max(most ?? value, value)), null);
