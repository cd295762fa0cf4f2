import { type Found, type Groups, type Rule, rule } from './found.ts';
import { MONTH, monthNumber, NUMBER, numberOf, PART, partOf, WEEKDAY, weekdayNumber } from './lexicon.ts';

const NEXT = 'next|nächste[nrs]?|naechste[nrs]?';
const THIS = 'this|coming|on|am|an diesem|diese[nrs]?|kommende[nrs]?|den';
const NEXT_WEEK = '(?:next week|(?:in der )?(?:nächste|nächster|kommende) woche)';

const yearOf = (text: string | undefined): number | null =>
  text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text);

function date(month: number, groups: Groups, found: Found): boolean {
  const day = Number(groups['date']);
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  found.date = { year: yearOf(groups['year']), month, date: day };
  return true;
}

const inWords = (groups: Groups, found: Found) => date(monthNumber(groups['month'] ?? ''), groups, found);
const inNumbers = (groups: Groups, found: Found) => date(Number(groups['month']), groups, found);

function daysAway(unit: number) {
  return (groups: Groups, found: Found) => {
    found.days = Math.round(numberOf(groups['count'] ?? '') * unit);
    return found.days <= 3660;
  };
}

function weekday({ weekday: word, next, nextWeek, part }: Groups, found: Found): void {
  found.weekday = { weekday: weekdayNumber(word ?? ''), week: next || nextWeek ? 'next' : 'coming' };
  if (part) found.part = partOf(part);
}

const day = (source: string, days: number, part?: Found['part']): Rule =>
  rule(source, (_groups, found) => {
    found.days = days;
    if (part) found.part = part;
  });

/** What says the day. `monthFirst`: 11/24 instead of 24/11. */
export const dayRules = (monthFirst: boolean): Rule[] => [
  rule('(?<year>\\d{4})-(?<month>\\d{2})-(?<date>\\d{2})', inNumbers),
  rule('(?<date>\\d{1,2})\\. ?(?<month>\\d{1,2})\\.(?: ?(?<year>20\\d\\d|\\d\\d(?![:.]| ?uhr)))?', inNumbers),
  rule('(?<date>\\d{1,2})\\.(?<month>\\d{1,2})(?! ?uhr|[:.])', inNumbers),
  rule(
    monthFirst
      ? '(?<month>\\d{1,2})/(?<date>\\d{1,2})(?:/(?<year>20\\d\\d|\\d\\d))?'
      : '(?<date>\\d{1,2})/(?<month>\\d{1,2})(?:/(?<year>20\\d\\d|\\d\\d))?',
    inNumbers,
  ),
  rule(`(?<date>\\d{1,2})(?:st|nd|rd|th|\\.)?(?: of)? ?(?<month>${MONTH})\\.?(?: (?<year>20\\d\\d))?`, inWords),
  rule(`(?<month>${MONTH})\\.? (?<date>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>20\\d\\d))?(?![:.]\\d| ?[ap]m)`, inWords),
  day('(?:the )?day after tomorrow|übermorgen|uebermorgen', 2),
  day('tonight|heute abend|heute nacht', 0, 'evening'),
  day('heute (?:morgen|früh)', 0, 'morning'),
  day('today|heute', 0),
  day('tomorrow|tmrw|tmr', 1),
  // After a day it is a part of that day: Dienstag Morgen.
  rule('morgen', (_groups, found) => {
    if (found.days === undefined && found.weekday === undefined && found.date === undefined) found.days = 1;
    else found.part = 'morning';
  }),
  rule(`in (?<count>${NUMBER}) (?:days?|tage?n?)`, daysAway(1)),
  rule(`(?:heute )?in (?<count>${NUMBER}) (?:weeks?|wochen?)`, daysAway(7)),
  rule(
    `(?:(?:(?<next>${NEXT})|${THIS}) )?(?<weekday>${WEEKDAY})(?<part>${PART})?\\.?(?: (?<nextWeek>${NEXT_WEEK}))?`,
    weekday,
  ),
  rule(`(?<nextWeek>${NEXT_WEEK})(?: (?:on|am))? (?<weekday>${WEEKDAY})(?<part>${PART})?\\.?`, weekday),
  day(NEXT_WEEK, 7),
  rule(`(?:(?:in the|this|at|am|in der) )?(?<part>${PART})`, ({ part }, found) => {
    found.part = partOf(part ?? '');
  }),
];
