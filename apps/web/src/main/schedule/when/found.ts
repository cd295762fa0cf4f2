import type { DayPart } from './lexicon.ts';

/** Which weekday is meant: the first that comes, or that of the week after this one. */
export interface WeekdayFound {
  weekday: number;
  week: 'coming' | 'next';
}

/** What the words said so far. */
export interface Found {
  /** A date; without a year the next such day is meant. */
  date?: { year: number | null; month: number; date: number };
  weekday?: WeekdayFound;
  /** Days from today. */
  days?: number;
  part?: DayPart;
  /** `exact` where the hour is one of 24 for certain. */
  time?: { hour: number; minute: number; exact: boolean };
  /** Minutes from now. */
  fromNow?: number;
  /** Length in minutes. */
  minutes?: number;
}

/** The parts that a pattern named; empty where one is missing. */
export type Groups = Readonly<Record<string, string>>;

export interface Rule {
  pattern: RegExp;
  /** Takes over what the words mean; false when they mean nothing after all. */
  read(groups: Groups, found: Found): boolean | void;
}

/** A rule for words that end where a word ends. */
export function rule(source: string, read: Rule['read']): Rule {
  return { pattern: new RegExp(`(?:${source})(?![\\p{L}\\p{N}])`, 'yu'), read };
}
