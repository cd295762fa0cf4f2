import type { ParleyError } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import { answerable } from '../../platform/errors/answerable.ts';
import type { SessionCaller } from '../../platform/http/caller.ts';
import type { Logger } from '../../platform/log/logger.ts';

interface Options {
  clock: Clock;
  log: Logger;
  random: () => number;
  /** As what it came. */
  who: SessionCaller;
  /** Who it would be if it came now; throws when it would be refused. */
  again(): Promise<SessionCaller>;
  /** The session is over. */
  over(reason: ParleyError): void;
  /** It is another session, or has other rights. */
  changed(): void;
}

/** Milliseconds: a session may have ended while its connection was being opened, and ends by time too. */
const FIRST = 5000;
const EVERY = 600_000;

/** Looks from time to time whether a connection would still be let in as the same (U2). The answer stops it. */
export function checkSession({ clock, log, random, who, again, over, changed }: Options): () => void {
  let stop = () => {};
  const check = async (): Promise<void> => {
    stop = clock.after(Math.round(EVERY * (1 + random())), () => void check());
    try {
      const now = await again();
      if (now.sessionId !== who.sessionId || now.role !== who.role) changed();
    } catch (error) {
      const told = answerable(error, log);
      // Whatever else fails is no reason to send somebody away.
      if (told.code === 'UNAUTHENTICATED') over(told);
    }
  };
  stop = clock.after(FIRST, () => void check());
  return () => stop();
}
