import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { LocalTracks } from '../media/media-source.ts';
import type { MediaPath } from '../peer/media-path.ts';
import { GOOD, type Graded, grade, type Judgement, judge, judgeOut, LOST, UNGRADED } from './grade.ts';
import { LEAST_PICTURE_STEP, MOST_BANDWIDTH_STEPS } from './ladder.ts';
import { follow, type Limit, UNLIMITED } from './limit.ts';
import { type Felt, limitation } from './limitation.ts';
import type { Demand, PathDemand, PathPlan } from './plan.ts';
import type { ConnectionQuality } from './quality-view.ts';
import { SenderTuner } from './sender-tuner.ts';
import { countersOf, type PathCounters } from './stats-counters.ts';
import { digest, type PathDigest } from './stats-digest.ts';
import { sourcesOf } from './stats-entry.ts';
import { tuningOf } from './tuning.ts';

/** After so many milliseconds without a report the next one begins anew; one that takes longer is given up. */
const STALE = 10_000;

/** The quality of the path to one person: what was measured last, what limits it, and how its senders send. */
export class PathQuality {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #tuners = new WeakMap<RTCRtpSender, SenderTuner>();
  path: MediaPath;
  #plan: PathPlan | null = null;
  #counters: PathCounters | null = null;
  #digest: PathDigest | null = null;
  #shortest: number | null = null;
  #limit: Limit = UNLIMITED;
  #graded: Graded = UNGRADED;
  #asked: { connection: RTCPeerConnection; at: number } | null = null;

  constructor(path: MediaPath, clock: Clock, log: Log) {
    this.path = path;
    this.#clock = clock;
    this.#log = log;
  }

  /** What the ladder is told of this path. */
  get demand(): PathDemand {
    const { step } = this.#limit;
    return {
      view: this.path.theirView,
      step,
      available: step === 0 ? null : (this.#digest?.available ?? null),
    };
  }

  get available(): number | null {
    return this.#digest?.available ?? null;
  }

  get quality(): ConnectionQuality {
    const { rtt = null, lossIn = null, lossOut = null, received = 0, sent = 0 } = this.#digest ?? {};
    return { ...this.#graded.shown, rtt, loss: worst(lossIn, lossOut), received, sent };
  }

  /** How well the other gets what is sent. */
  get out(): Judgement {
    if (this.#graded.shown.grade === 'lost') return LOST;
    return this.#digest === null ? GOOD : judgeOut(this.#digest, this.#limit.step);
  }

  /** A newer connection took the place of the one before. */
  replace(path: MediaPath): void {
    if (path.connection !== this.path.connection) this.#counters = null;
    this.path = path;
  }

  /** Said by whoever sees the path break and come back, sooner than a sample shows it. */
  setThere(there: boolean): void {
    if (there === (this.#graded.shown.grade !== 'lost')) return;
    this.#graded = there ? UNGRADED : { shown: LOST, samples: [] };
    this.#shortest = null;
  }

  tune(plan: PathPlan, demand: Demand, tracks: LocalTracks): void {
    this.#plan = plan;
    const { senders } = this.path;
    for (const [source, tuning] of Object.entries(tuningOf(plan, demand, tracks))) {
      const sender = senders[source as keyof typeof senders];
      if (sender !== undefined) this.#tunerOf(sender).tune(tuning);
    }
  }

  /** Reads the path's statistics; answers whether the CPU was felt as the limit, or null when nothing new is known. */
  async sample(): Promise<boolean | null> {
    const { connection } = this.path;
    const at = this.#clock.monotonic();
    const pending = this.#asked?.connection === connection && at - this.#asked.at < STALE;
    if (pending || connection.connectionState !== 'connected') return null;
    const asked = { connection, at };
    this.#asked = asked;
    try {
      const counters = countersOf(await connection.getStats(), sourcesOf(this.path));
      return this.#asked === asked && connection === this.path.connection ? this.#take(counters) : null;
    } catch (error) {
      this.#log.debug('A path gave no statistics', { error: String(error) });
      return null;
    } finally {
      if (this.#asked === asked) this.#asked = null;
    }
  }

  #take(counters: PathCounters): boolean | null {
    const before = this.#counters;
    this.#counters = counters;
    if (before === null || counters.at - before.at > STALE) return null;
    const news = digest(before, counters);
    if (news === null) return null;
    this.#digest = news;
    const { bandwidth, cpu }: Felt =
      this.#plan === null ? { bandwidth: 'none', cpu: false } : limitation(news, this.#plan, this.#shortest);
    if (news.rtt !== null) this.#shortest = Math.min(this.#shortest ?? news.rtt, news.rtt);
    // Loss alone does not put a picture out: where the path loses what it likes, sending less saves nothing.
    const most = bandwidth === 'loss' ? LEAST_PICTURE_STEP : MOST_BANDWIDTH_STEPS;
    this.#limit = follow(this.#limit, bandwidth !== 'none', this.#clock.monotonic(), most);
    this.#graded = grade(this.#graded, judge(news, this.#limit.step));
    return cpu;
  }

  #tunerOf(sender: RTCRtpSender): SenderTuner {
    const known = this.#tuners.get(sender);
    if (known !== undefined) return known;
    const tuner = new SenderTuner(sender, this.#clock, this.#log);
    this.#tuners.set(sender, tuner);
    return tuner;
  }
}

const worst = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);
