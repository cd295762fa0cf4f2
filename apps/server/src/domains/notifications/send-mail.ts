import { type Id, ParleyError } from '@parley/contract';
import type { Delivery, Mailer } from '../../platform/mail/mailer.ts';
import { beginTry, endTry, holdQueued, type OutboxRow, settleMail } from './repository.ts';
import type { Uses } from './uses.ts';

/** Tries to send a message before it has failed. */
const MOST_TRIES = 9;
/** After so long a try that nobody ended was cut off. A try itself ends sooner (`Mailer`). Milliseconds. */
const CUT_OFF = 180_000;

/**
 * One try to send a message. Throws `UNAVAILABLE` when it has to be tried again. One that may have been taken already (the connection or
 * this process ended in the middle) is not: it has failed, and says so.
 */
export async function sendMail(uses: Uses & { mailer: Mailer }, id: Id<'mail'>): Promise<void> {
  const { db, clock, log, mailer } = uses;
  const mail = await beginOne(uses, id);
  if (mail === null) return;
  const started = clock.monotonic();
  const delivery = await mailer.send({ ...mail, to: mail.address });
  const { state } = delivery;
  const ms = Math.round(clock.monotonic() - started);
  log[state === 'sent' ? 'info' : 'warn'](
    { mail: id, kind: mail.kind, state, ms },
    'Gave a message to the mail server',
  );
  if (state === 'unavailable' && mail.attempts < MOST_TRIES) {
    await endTry(db.sql, id, delivery.reason);
    throw new ParleyError('UNAVAILABLE', delivery.reason);
  }
  await settleMail(db.sql, mail, resultOf(delivery), clock.now());
  // Also the last one: the job is kept among the dead, where operators look.
  if (state === 'unavailable') throw new ParleyError('UNAVAILABLE', delivery.reason);
}

const resultOf = (delivery: Delivery) =>
  delivery.state === 'sent'
    ? { status: 'sent' as const, reason: null }
    : { status: 'failed' as const, reason: delivery.reason };

type Sendable = OutboxRow & { text: string; html: string };

/** Begins a try, so that no other worker tries at the same time; null when there is nothing to send (any more). */
async function beginOne({ db, clock }: Pick<Uses, 'db' | 'clock'>, id: Id<'mail'>): Promise<Sendable | null> {
  const now = clock.now();
  return await db.transaction(async (tx) => {
    const mail = await holdQueued(tx, id);
    if (mail === null) return null;
    const { text, html, tryingSince } = mail;
    if (tryingSince !== null && now - tryingSince < CUT_OFF) {
      throw new ParleyError('UNAVAILABLE', 'Another worker is sending this message.');
    }
    if (tryingSince !== null || text === null || html === null) {
      const reason =
        tryingSince === null
          ? 'The link in it was used or over before it was sent.'
          : 'The server stopped while it was sent, so it may have arrived or not.';
      await settleMail(tx, mail, { status: 'failed', reason }, now);
      return null;
    }
    await beginTry(tx, id, now);
    return { ...mail, text, html, attempts: mail.attempts + 1 };
  });
}
