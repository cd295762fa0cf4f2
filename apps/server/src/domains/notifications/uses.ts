import type { Id, Language } from '@parley/contract';
import type { Translate } from '@parley/locales';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Logger } from '../../platform/log/logger.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import type { Workspaces } from '../workspaces/index.ts';

export interface Uses {
  db: Database;
  clock: Clock;
  jobs: Jobs;
  log: Logger;
  /** Null where no mail server is set: then messages stay in the outbox. */
  mailer: Mailer | null;
  workspaces: Pick<Workspaces, 'get'>;
}

/** What a message says, before it has a form. */
export interface MailContent {
  subject: string;
  /** Paragraphs. */
  before: readonly string[];
  /** Stands alone between the paragraphs. */
  link?: { label: string; url: string };
  after?: readonly string[];
}

export interface NewMail {
  workspaceId: Id<'workspace'>;
  /** Whom it is for; null for nobody with an account. */
  userId: Id<'user'> | null;
  address: string;
  language: Language;
  /** What it is the effect of, so that it is written once: `reset:lnk_…`. */
  key: string;
  /** What it is about, such as `confirm_email`. */
  kind: string;
  /** When the link in it ends that grants something, milliseconds since 1970; null for none. */
  secretUntil: number | null;
  write(t: Translate, workspace: string): MailContent;
}
