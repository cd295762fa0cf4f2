import { isIPv6 } from 'node:net';
import type { Clock } from '../clock/clock.ts';
import { type Rate, TokenBucket } from './token-bucket.ts';

/** What a caller is told. Seconds are whole and rounded up. */
export interface Allowance {
  allowed: boolean;
  /** Calls left at this moment. */
  remaining: number;
  /** Until one more call is allowed; 0 when one is. */
  retryAfter: number;
  /** Until all of them are there again. */
  resetAfter: number;
}

const MOST_KEYS = 20_000;

/** Token buckets by key (an address, a caller), in memory and bounded: each node counts for itself. */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #mostKeys: number;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(clock: Clock, mostKeys = MOST_KEYS) {
    this.#clock = clock;
    this.#mostKeys = mostKeys;
  }

  /** Counts one call of `key`, which has always the same `rate`. */
  take(key: string, rate: Rate): Allowance {
    const now = this.#clock.monotonic();
    const bucket = this.#buckets.get(key) ?? this.#add(key, rate, now);
    const allowed = bucket.take(now);
    return {
      allowed,
      remaining: Math.floor(bucket.left(now)),
      retryAfter: allowed ? 0 : Math.max(1, Math.ceil(bucket.secondsUntil(1, now))),
      resetAfter: Math.ceil(bucket.secondsUntil(rate.burst, now)),
    };
  }

  #add(key: string, rate: Rate, now: number): TokenBucket {
    if (this.#buckets.size >= this.#mostKeys) this.#forget(now);
    const bucket = new TokenBucket(rate, now);
    this.#buckets.set(key, bucket);
    return bucket;
  }

  /** Full buckets say nothing. If too many are in use the oldest go, down to a half, so that this is seldom done. */
  #forget(now: number): void {
    for (const [key, bucket] of this.#buckets) if (bucket.full(now)) this.#buckets.delete(key);
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size <= this.#mostKeys / 2) break;
      this.#buckets.delete(key);
    }
  }
}

/** Who owns an IPv6 address owns its whole /64 network (RFC 6177), so that counts as one; IPv4 counts as it is. */
export function addressKey(address: string): string {
  const plain = address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('%', 1)[0]?.split('::') ?? [];
  const first = head.split(':').filter((group) => group !== '');
  const missing = tail === undefined ? 0 : 8 - first.length - tail.split(':').filter((group) => group !== '').length;
  return [...first, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail?.split(':') ?? [])]
    .slice(0, 4)
    .join(':');
}
