import { createHash } from 'node:crypto';
import { ParleyError } from '@parley/contract';
import { and, eq, isNull, lte, or, type SQL } from 'drizzle-orm';
import type { Clock } from '../clock/clock.ts';
import type { Database, Sql } from '../db/database.ts';
import { newSecret } from '../ids/ids.ts';
import type { Logger } from '../log/logger.ts';
import { idempotentAnswers as answers } from './tables.ts';

/** One request with an `Idempotency-Key`. */
export interface KeyedRequest {
  caller: string;
  route: string;
  key: string;
  /** What was asked; the same key with something else is a `CONFLICT`. */
  input: unknown;
}

export interface Attempt {
  /**
   * Stores the answer in the transaction of its effect: then no crash leaves the one without the other. Throws
   * `UNAVAILABLE` when another attempt has taken over meanwhile, so that the effect is not had twice.
   */
  keep(tx: Sql, answer: string): Promise<void>;
}

export const ANSWERS_KEPT = 24 * 3600_000;
/** An attempt that has said nothing for longer died with its process; it says so while it works. */
const ALIVE_FOR = 5000;
const SAY_EVERY = 1500;
/** How long a second request waits for the first one's answer, and how often it looks. */
const PATIENCE = 10_000;
const LOOK_EVERY = 100;
const CLEAN_EVERY = 3600_000;

/** Gives the first answer again to whoever asks the same with the same key (H6); kept in SQL, so by any node and after a restart. */
export class Idempotency {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #log: Logger;
  #cleanedAt = 0;

  constructor({ db, clock, log }: { db: Database; clock: Clock; log: Logger }) {
    this.#db = db;
    this.#clock = clock;
    this.#log = log;
  }

  /** The stored answer, or that of `work`, which runs at most once at a time. When it throws, the key is free again. */
  async once(request: KeyedRequest, work: (attempt: Attempt) => Promise<string>): Promise<string> {
    const requestHash = createHash('sha256').update(JSON.stringify(request.input)).digest('hex');
    const giveUpAt = this.#clock.monotonic() + PATIENCE;
    for (let isFree = true; ; ) {
      const attempt = newSecret();
      if (isFree && (await this.#claim(request, requestHash, attempt))) return this.#perform(request, attempt, work);

      const [first] = await this.#db.sql.select().from(answers).where(named(request));
      if (first !== undefined && first.requestHash !== requestHash) {
        throw new ParleyError('CONFLICT', 'This Idempotency-Key was used for another request. Use a new one.');
      }
      if (first?.answer != null) return first.answer;
      if (this.#clock.monotonic() >= giveUpAt) {
        throw new ParleyError('UNAVAILABLE', 'The same request is still being worked on. Try again in a moment.');
      }
      // Claiming is a write, so it is left alone while another attempt lives.
      isFree = first === undefined || first.aliveUntil <= this.#clock.now();
      if (!isFree) await new Promise<void>((resolve) => this.#clock.after(LOOK_EVERY, resolve));
    }
  }

  /** Takes the key if it is new, its time is over, or who had it is dead. */
  async #claim(request: KeyedRequest, requestHash: string, attempt: string): Promise<boolean> {
    const now = this.#clock.now();
    if (now - this.#cleanedAt > CLEAN_EVERY) {
      this.#cleanedAt = now;
      await this.#db.sql.delete(answers).where(lte(answers.expiresAt, now));
    }
    const { caller, route, key } = request;
    const fresh = { requestHash, attempt, aliveUntil: now + ALIVE_FOR, answer: null, expiresAt: now + ANSWERS_KEPT };
    const claimed = await this.#db.sql
      .insert(answers)
      .values({ caller, route, key, ...fresh })
      .onConflictDoUpdate({
        target: [answers.caller, answers.route, answers.key],
        set: fresh,
        setWhere: or(
          lte(answers.expiresAt, now),
          and(isNull(answers.answer), lte(answers.aliveUntil, now), eq(answers.requestHash, requestHash)),
        ) as SQL,
      })
      .returning({ attempt: answers.attempt });
    return claimed.length === 1;
  }

  async #perform(request: KeyedRequest, attempt: string, work: (attempt: Attempt) => Promise<string>): Promise<string> {
    const mine = and(named(request), eq(answers.attempt, attempt));
    let isKept = false;
    const keep = async (tx: Sql, answer: string): Promise<void> => {
      const kept = await tx.update(answers).set({ answer }).where(mine).returning({ attempt: answers.attempt });
      if (kept.length === 0) throw new ParleyError('UNAVAILABLE', 'This took too long. Try again.');
      isKept = true;
    };
    const stop = this.#sayAlive(request, and(mine, isNull(answers.answer)));
    try {
      const answer = await work({ keep });
      if (!isKept) await keep(this.#db.sql, answer);
      return answer;
    } catch (error) {
      await this.#release(request, attempt);
      throw error;
    } finally {
      stop();
    }
  }

  /** Until the answered function is called. One that cannot say so loses the key, and with it the right to have its effect. */
  #sayAlive({ route }: KeyedRequest, mine: SQL | undefined): () => void {
    const later = () => this.#clock.after(SAY_EVERY, () => void say());
    let stop = later();
    const say = async (): Promise<void> => {
      stop = later();
      const aliveUntil = this.#clock.now() + ALIVE_FOR;
      try {
        await this.#db.sql.update(answers).set({ aliveUntil }).where(mine);
      } catch (err) {
        this.#log.warn({ err, route }, 'A request could not say that it is still being worked on');
      }
    };
    return () => stop();
  }

  async #release(request: KeyedRequest, attempt: string): Promise<void> {
    try {
      await this.#db.sql
        .delete(answers)
        .where(and(named(request), eq(answers.attempt, attempt), isNull(answers.answer)));
    } catch (err) {
      this.#log.warn({ err, route: request.route }, 'A failed request keeps its Idempotency-Key for some seconds');
    }
  }
}

const named = ({ caller, route, key }: KeyedRequest) =>
  and(eq(answers.caller, caller), eq(answers.route, route), eq(answers.key, key));
