import { and, desc, eq, gt, lte } from 'drizzle-orm';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/database.ts';
import { hashSecret, newSecret } from '../ids/ids.ts';
import { oneTimeSecrets as secrets } from './tables.ts';

interface Options {
  db: Database;
  clock: Clock;
  /** What they are for; a secret is good for nothing else. */
  purpose: string;
  /** Milliseconds. */
  lasts: number;
  /** Of one purpose; the oldest make room. */
  most?: number;
}

const MOST = 20_000;
/** Those that are over, and those too many, are looked for after so many new ones or so much time. */
const CLEAN_AFTER = { count: 500, time: 60_000 };

/**
 * Secrets that are good for one use within a short time, such as the challenge of a sign-in. What is remembered with one is in SQL,
 * so any node takes it back, once, and a restart forgets none.
 */
export class OneTimeSecrets<T extends object> {
  readonly #options: Required<Options>;
  #issued = 0;
  #cleanedAt = Number.NEGATIVE_INFINITY;

  constructor(options: Options) {
    this.#options = { most: MOST, ...options };
  }

  /** A new secret of 256 random bits, in base64url. */
  async issue(data: T): Promise<string> {
    const { db, clock, purpose, lasts } = this.#options;
    const secret = newSecret();
    await this.#clean();
    await db.sql.insert(secrets).values({ hash: this.#hash(secret), purpose, data, expiresAt: clock.now() + lasts });
    return secret;
  }

  /** What was remembered; null when the secret is none, was used, or is over. Whatever comes of it, it is used up. */
  async take(secret: string): Promise<T | null> {
    const { db, clock } = this.#options;
    const [row] = await db.sql
      .delete(secrets)
      .where(and(eq(secrets.hash, this.#hash(secret)), gt(secrets.expiresAt, clock.now())))
      .returning({ data: secrets.data });
    return row === undefined ? null : (row.data as T);
  }

  #hash(secret: string): string {
    return hashSecret(`${this.#options.purpose} ${secret}`);
  }

  async #clean(): Promise<void> {
    const { db, clock, purpose, most } = this.#options;
    const now = clock.now();
    this.#issued += 1;
    if (this.#issued < CLEAN_AFTER.count && now - this.#cleanedAt < CLEAN_AFTER.time) return;
    this.#issued = 0;
    this.#cleanedAt = now;
    const [tooMany] = await db.sql
      .select({ expiresAt: secrets.expiresAt })
      .from(secrets)
      .where(eq(secrets.purpose, purpose))
      .orderBy(desc(secrets.expiresAt))
      .limit(1)
      .offset(most - 1);
    const over = Math.max(now, tooMany?.expiresAt ?? 0);
    await db.sql.delete(secrets).where(and(eq(secrets.purpose, purpose), lte(secrets.expiresAt, over)));
  }
}
