import type { admin } from './en/admin.ts';
import type { audit } from './en/audit.ts';
import type { auth } from './en/auth.ts';
import type { calendar } from './en/calendar.ts';
import type { common } from './en/common.ts';
import type { conference } from './en/conference.ts';
import type { errors } from './en/errors.ts';
import type { frame } from './en/frame.ts';
import type { home } from './en/home.ts';
import type { join } from './en/join.ts';
import type { mail } from './en/mail.ts';
import type { palette } from './en/palette.ts';
import type { people } from './en/people.ts';
import type { privacy } from './en/privacy.ts';
import type { reference } from './en/reference.ts';
import type { retention } from './en/retention.ts';
import type { room } from './en/room.ts';
import type { schedule } from './en/schedule.ts';
import type { settings } from './en/settings.ts';
import type { signInWays } from './en/sign-in-ways.ts';
import type { time } from './en/time.ts';

/** What `/j/…` needs. */
export type MeetingMessages = typeof common & typeof errors & typeof time & typeof join & typeof room;

/** What every other page needs. */
export type AppMessages = typeof common &
  typeof errors &
  typeof time &
  typeof frame &
  typeof auth &
  typeof home &
  typeof schedule &
  typeof conference &
  typeof people &
  typeof calendar &
  typeof palette &
  typeof settings &
  typeof signInWays &
  typeof privacy &
  typeof admin &
  typeof audit &
  typeof retention;

/** What e-mails need. */
export type MailMessages = typeof mail;

/** What the audit log calls what happened. */
export type AuditMessages = typeof audit;

/** What the API reference needs. */
export type ReferenceMessages = typeof common & typeof errors & typeof time & typeof reference;

/** Every message by id, in English; its types say which arguments each takes. */
export type AllMessages = MeetingMessages & AppMessages & ReferenceMessages & MailMessages;
export type MessageId = keyof AllMessages;

/** A message as its parser gives it; of what, the formatter alone knows, and hosts need no types of it. */
export type ParsedMessage = readonly object[];

/** Messages by id in one language: all of them or those of one entry. A build may have parsed those that take arguments. */
export type Catalogue = Readonly<Partial<Record<MessageId, string | ParsedMessage>>>;
