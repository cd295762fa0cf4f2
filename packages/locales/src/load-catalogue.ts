import type { AppMessages, AuditMessages, MailMessages, MeetingMessages } from './catalogue.ts';
import type { Language } from './language.ts';

// One function per language: of a choice between two imports in one expression Vite loads the files of both.
const MEETING = {
  de: () => import('./de/meeting.ts').then((module) => module.meeting),
  en: () => import('./en/meeting.ts').then((module) => module.meeting),
} satisfies Record<Language, unknown>;

const APP = {
  de: () => import('./de/app.ts').then((module) => module.app),
  en: () => import('./en/app.ts').then((module) => module.app),
} satisfies Record<Language, unknown>;

/** Loads the messages of `/j/…` in one language. */
export const loadMeetingCatalogue = (language: Language): Promise<Record<keyof MeetingMessages, string>> =>
  MEETING[language]();

/** Loads the messages of every other page in one language. */
export const loadAppCatalogue = (language: Language): Promise<Record<keyof AppMessages, string>> => APP[language]();

const MAIL = {
  de: () => import('./de/mail.ts').then((module) => module.mail),
  en: () => import('./en/mail.ts').then((module) => module.mail),
} satisfies Record<Language, unknown>;

/** Loads the messages of e-mails in one language. */
export const loadMailCatalogue = (language: Language): Promise<Record<keyof MailMessages, string>> => MAIL[language]();

const AUDIT = {
  de: () => import('./de/audit.ts').then((module) => module.audit),
  en: () => import('./en/audit.ts').then((module) => module.audit),
} satisfies Record<Language, unknown>;

/** Loads the words of the audit log alone in one language. */
export const loadAuditCatalogue = (language: Language): Promise<Record<keyof AuditMessages, string>> =>
  AUDIT[language]();
