import { ParleyError } from '@parley/contract';
import type { Uses, Visit } from './uses.ts';

/**
 * Counts a try of a password before the work, so that many at the same moment are many; who was right forgets the account's failures.
 * Throws `RATE_LIMITED` after too many.
 */
export function countGuess(
  { failures, log }: Pick<Uses, 'failures' | 'log'>,
  account: string,
  { address }: Pick<Visit, 'address'>,
): void {
  const wait = failures.wait(account);
  if (wait > 0) {
    log.warn({ category: 'security', address }, 'Too many failed sign-ins for one account');
    throw new ParleyError('RATE_LIMITED', `Too many failed tries. Try again in ${Math.ceil(wait / 60)} minutes.`, {
      details: { retryAfter: wait },
    });
  }
  failures.add(account);
}
