import type { AppMessages, MeetingMessages } from './catalogue.ts';
import type { Language } from './language.ts';

/** Loads the messages of `/j/…` in one language. */
export const loadMeetingCatalogue = (language: Language): Promise<Record<keyof MeetingMessages, string>> =>
  language === 'de'
    ? import('./de/meeting.ts').then((module) => module.meeting)
    : import('./en/meeting.ts').then((module) => module.meeting);

/** Loads the messages of every other page in one language. */
export const loadAppCatalogue = (language: Language): Promise<Record<keyof AppMessages, string>> =>
  language === 'de'
    ? import('./de/app.ts').then((module) => module.app)
    : import('./en/app.ts').then((module) => module.app);
