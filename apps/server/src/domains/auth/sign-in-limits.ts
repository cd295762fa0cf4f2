import { ParleyError } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Logger } from '../../platform/log/logger.ts';
import { Failures } from '../../platform/rate/failures.ts';
import { addressKey } from '../../platform/rate/rate-limiter.ts';

const WINDOW = 15 * 60_000;
/** Failures of one account from all devices that it does not know; of one that it knows, by itself. */
const OF_ACCOUNT = { most: 10, window: WINDOW };
/** Failures from one address, whatever the account, on devices that the account does not know: a school is behind one. */
const OF_ADDRESS = { most: 60, window: WINDOW };

/** A try to sign in. */
export interface Attempt {
  /** Workspace and e-mail address, known or not. */
  account: string;
  address: string;
  /** The device's mark, if the account knows it: then nobody else's failures count against it. */
  knownDevice: string | null;
}

/**
 * How often passwords are tried (U8). Whoever guesses an account's password from many addresses makes unknown devices wait and nobody
 * else: a device on which the account has signed in before counts for itself alone.
 */
export class SignInLimits {
  readonly #accounts: Failures;
  readonly #addresses: Failures;
  readonly #log: Logger;
  #tries = 0;

  constructor({ clock, log }: { clock: Clock; log: Logger }) {
    this.#accounts = new Failures(clock, OF_ACCOUNT);
    this.#addresses = new Failures(clock, OF_ADDRESS);
    this.#log = log;
  }

  /**
   * Counts a try as a failure until the answer says otherwise, so that many at the same moment are many. Throws `RATE_LIMITED`.
   */
  begin({ account, address, knownDevice }: Attempt): { succeeded(): void } {
    const ofAccount = knownDevice === null ? account : `${account} ${knownDevice}`;
    const ofAddress = knownDevice === null ? addressKey(address) : null;
    const wait = Math.max(this.#accounts.wait(ofAccount), ofAddress === null ? 0 : this.#addresses.wait(ofAddress));
    if (wait > 0) {
      this.#log.warn({ category: 'security', address }, 'Too many failed sign-ins');
      throw new ParleyError('RATE_LIMITED', `Too many failed tries. Try again in ${Math.ceil(wait / 60)} minutes.`, {
        details: { retryAfter: wait },
      });
    }
    const what = String((this.#tries += 1));
    this.#accounts.add(ofAccount, what);
    if (ofAddress !== null) this.#addresses.add(ofAddress, what);
    return {
      succeeded: () => {
        this.#accounts.forget(ofAccount);
        if (ofAddress !== null) this.#addresses.takeBack(ofAddress, what);
      },
    };
  }

  /** After a new password: what was guessed before is no guess at this one. */
  forget(account: string): void {
    this.#accounts.forget(account);
  }
}
