import { localParts, type MessageId } from '@parley/locales';

type Greeting = Extract<MessageId, 'home.goodMorning' | 'home.goodAfternoon' | 'home.goodEvening'>;

/** The greeting for the hour in the viewer's zone: morning from 5, afternoon from 12, evening from 18. */
export function greetingFor(now: number, timeZone: string): Greeting {
  const { hour } = localParts(now, timeZone);
  if (hour >= 5 && hour < 12) return 'home.goodMorning';
  return hour >= 12 && hour < 18 ? 'home.goodAfternoon' : 'home.goodEvening';
}

/** What a person is called: the first word of their name. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
