import { isDay } from '../app/days.ts';

/** What an address says of the meeting to plan: words as a person typed them, or a day and a time that they pointed at. */
export interface ScheduleSearch {
  when?: string;
  on?: string;
  at?: string;
  /** Id of a person who is to come. */
  who?: string;
}

/** Reads the search of an address; what is not understood is left out. */
export function scheduleSearch(search: Record<string, unknown>): ScheduleSearch {
  const { when, on, at, who } = search;
  return {
    ...(typeof when === 'string' ? { when: when.slice(0, 200) } : {}),
    ...(isDay(on) ? { on } : {}),
    ...(typeof who === 'string' && who.startsWith('usr_') ? { who: who.slice(0, 60) } : {}),
    ...(typeof at === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(at) ? { at } : {}),
  };
}
