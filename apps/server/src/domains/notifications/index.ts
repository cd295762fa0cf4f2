import type { Id, outboxRoutes } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { SEND_MAIL, WIPE_MAIL } from './jobs.ts';
import { queueMail } from './queue-mail.ts';
import { findQueued, wipeMails } from './repository.ts';
import { outboxHandlers } from './routes.ts';
import { sendMail } from './send-mail.ts';
import { notificationsPersonalData } from './personal-data.ts';
import type { NewMail, Uses } from './uses.ts';

export type { MailContent, NewMail } from './uses.ts';

export interface Notifications {
  handlers: Handlers<typeof outboxRoutes>;
  personalData: PersonalData;
  /** Whether messages are sent; if not, they stay in the outbox. */
  sends: boolean;
  /** Writes a message in `tx`, to be sent once that commits. Null when there is one of this key already. */
  queue(tx: Sql, mail: NewMail): Promise<Id<'mail'> | null>;
  /** Takes the bodies of these messages away: their links are used or over. */
  wipe(tx: Sql, ids: readonly Id<'mail'>[]): Promise<void>;
  /** After `Jobs.start`: sends what was written lately while there was no mail server. */
  start(): Promise<void>;
}

/** What waited for longer is no news any more when a mail server is set at last. Milliseconds. */
const LATELY = 86_400_000;
const MOST_AT_START = 500;

export function createNotifications(uses: Uses): Notifications {
  const { db, clock, jobs, mailer } = uses;
  if (mailer !== null) {
    jobs.work(SEND_MAIL, ({ mailId }) => sendMail({ ...uses, mailer }, mailId as Id<'mail'>));
  }
  jobs.work(WIPE_MAIL, ({ mailId }) => db.transaction((tx) => wipeMails(tx, [mailId as Id<'mail'>], clock.now())));
  return {
    handlers: outboxHandlers(uses),
    personalData: notificationsPersonalData(db),
    sends: mailer !== null,
    queue: (tx, mail) => queueMail(uses, tx, mail),
    wipe: (tx, ids) => wipeMails(tx, ids, clock.now()),
    async start() {
      if (mailer === null) return;
      const waiting = await findQueued(db.sql, clock.now() - LATELY, MOST_AT_START);
      await db.transaction(async (tx) => {
        for (const id of waiting) await jobs.send(tx, SEND_MAIL, { mailId: id }, { key: id });
      });
    },
  };
}
