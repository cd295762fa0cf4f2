/** Words that moments are made of, English and German. Both are always understood: people mix them. */

const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  ein: 1,
  eins: 1,
  eine: 1,
  einem: 1,
  einen: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
};

const WEEKDAYS: readonly (readonly string[])[] = [
  ['sunday', 'sun', 'sonntag', 'so'],
  ['monday', 'mon', 'montag', 'mo'],
  ['tuesday', 'tues', 'tue', 'dienstag', 'di'],
  ['wednesday', 'weds', 'wed', 'mittwoch', 'mi'],
  ['thursday', 'thurs', 'thur', 'thu', 'donnerstag', 'do'],
  ['friday', 'fri', 'freitag', 'fr'],
  ['saturday', 'sat', 'samstag', 'sonnabend', 'sa'],
];

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'januar', 'jänner', 'jan'],
  ['february', 'februar', 'feb'],
  ['march', 'märz', 'mar', 'mrz', 'mär'],
  ['april', 'apr'],
  ['may', 'mai'],
  ['june', 'juni', 'jun'],
  ['july', 'juli', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['october', 'oktober', 'oct', 'okt'],
  ['november', 'nov'],
  ['december', 'dezember', 'dec', 'dez'],
];

/** Parts of a day, and the hour they mean where nobody says one. */
export const DAY_PARTS = { morning: 9, afternoon: 14, evening: 19 } as const;
export type DayPart = keyof typeof DAY_PARTS;

const PARTS: Record<string, DayPart> = {
  morning: 'morning',
  früh: 'morning',
  vormittag: 'morning',
  vormittags: 'morning',
  morgen: 'morning',
  morgens: 'morning',
  afternoon: 'afternoon',
  nachmittag: 'afternoon',
  nachmittags: 'afternoon',
  evening: 'evening',
  night: 'evening',
  abend: 'evening',
  abends: 'evening',
};

const numbered = (lists: readonly (readonly string[])[], first: number) =>
  new Map(lists.flatMap((words, index) => words.map((word) => [word, index + first] as const)));

const weekdays = numbered(WEEKDAYS, 0);
const months = numbered(MONTHS, 1);

const oneOf = (words: Iterable<string>) => [...words].sort((a, b) => b.length - a.length).join('|');

/** Parts of regular expressions. */
export const WEEKDAY = `(?:${oneOf(weekdays.keys())})`;
export const MONTH = `(?:${oneOf(months.keys())})`;
export const PART = `(?:${oneOf(Object.keys(PARTS))})`;
export const NUMBER = `(?:\\d+(?:[.,]\\d+)?|${oneOf(Object.keys(NUMBERS))})`;
/** An hour as a number or a word. */
export const HOUR = `(?:\\d{1,2}|${oneOf(Object.keys(NUMBERS).filter((word) => !/^(an?|eine[mnr]?)$/.test(word)))})`;

export const numberOf = (word: string): number => NUMBERS[word] ?? Number(word.replace(',', '.'));
/** 0 is Sunday. */
export const weekdayNumber = (word: string): number => weekdays.get(word) ?? 0;
/** From 1. */
export const monthNumber = (word: string): number => months.get(word) ?? 1;
export const partOf = (word: string): DayPart => PARTS[word] ?? 'morning';
