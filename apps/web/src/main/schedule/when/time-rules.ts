import { type Found, type Groups, type Rule, rule } from './found.ts';
import { HOUR, NUMBER, numberOf } from './lexicon.ts';

const HOURS = '(?:hours?|hrs?|h|stunden?|std\\.?)';
const MINUTES = '(?:minutes?|minuten?|mins?\\.?|m)';

/** A length of time: `45 min`, `1 h 30`, `half an hour`, `anderthalb Stunden`. */
const SPAN = [
  '(?<half>half an hour|half hour|(?:eine[rn]? )?halben? stunde)',
  '(?<more>an hour and a half|one and a half hours|anderthalb stunden|eineinhalb stunden)',
  `(?<hours>${NUMBER}) ?${HOURS}(?: ?(?:and |und )?(?<rest>\\d{1,2})(?: ?${MINUTES})?)?`,
  `(?<minutes>${NUMBER})(?: ?|-)${MINUTES}`,
].join('|');

function spanOf({ half, more, hours, rest, minutes }: Groups): number {
  if (half) return 30;
  if (more) return 90;
  if (hours) return Math.round(numberOf(hours) * 60) + Number(rest ?? 0);
  return Math.round(numberOf(minutes ?? ''));
}

/** One time of day; `n` tells two of them in one pattern apart. */
const clock = (n: string) =>
  `(?<hour${n}>${HOUR})(?:[:.](?<minute${n}>[0-5]\\d))?(?: ?(?<half${n}>am|pm)| ?(?<uhr${n}>uhr|h)(?: ?(?<after${n}>[0-5]\\d))?)?`;

/** Reads one time of day. A number alone from 1 to 6 is one of the afternoon. */
function timeOf(groups: Groups, n: string, halfDay = groups[`half${n}`]): Found['time'] | null {
  const written = groups[`hour${n}`] ?? '';
  const minute = Number(groups[`minute${n}`] ?? groups[`after${n}`] ?? 0);
  let hour = numberOf(written);
  if (hour > 23 || !Number.isInteger(hour)) return null;
  if (halfDay) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (halfDay === 'pm' ? 12 : 0);
  }
  const exact = halfDay !== undefined || Boolean(groups[`uhr${n}`]) || written.startsWith('0') || hour > 12;
  return { hour, minute, exact };
}

function time(groups: Groups, found: Found): boolean {
  const read = timeOf(groups, '');
  if (read) found.time = read;
  return read !== null;
}

/** From one time to another: where it begins and how long it is. */
function range(groups: Groups, found: Found): boolean {
  const [first, last] = [timeOf(groups, '1', groups['half1'] ?? groups['half2']), timeOf(groups, '2')];
  if (!first || !last) return false;
  // 11–1 pm begins in the morning.
  if (!groups['half1'] && groups['half2'] === 'pm' && first.hour > last.hour) first.hour -= 12;
  // 16–17 Uhr: what is said of the end is said of the beginning.
  first.exact ||= Boolean(groups['uhr2']) || last.hour > 12;
  const minutes = (last.hour - first.hour) * 60 + last.minute - first.minute;
  // Half a day on where the end was said without am and pm: from 11 to 1.
  const length = minutes > 0 ? minutes : minutes + (last.exact ? 24 : 12) * 60;
  found.time = first;
  found.minutes = length;
  return true;
}

function words(hour: (named: number) => number, minute: number) {
  return (groups: Groups, found: Found) => {
    const named = hour(numberOf(groups['hour'] ?? ''));
    found.time = { hour: (named + 24) % 24, minute, exact: named > 12 };
    return named < 24;
  };
}

/** What says the time and the length, except for numbers alone. */
export const timeRules: Rule[] = [
  rule('now|right now|jetzt|sofort|gleich', (_groups, found) => {
    found.fromNow = 0;
  }),
  rule(`in (?:${SPAN})`, (groups, found) => {
    found.fromNow = spanOf(groups);
    return found.fromNow <= 527_040;
  }),
  rule(
    `half past (?<hour>${HOUR})`,
    words((hour) => hour, 30),
  ),
  rule(
    `(?:quarter past|viertel nach) (?<hour>${HOUR})`,
    words((hour) => hour, 15),
  ),
  rule(
    `(?:quarter to|viertel vor|dreiviertel) (?<hour>${HOUR})`,
    words((hour) => hour - 1, 45),
  ),
  rule(
    `(?:um )?halb (?<hour>${HOUR})`,
    words((hour) => hour - 1, 30),
  ),
  rule('(?:at )?(?:noon|midday)|mittags?', (_groups, found) => {
    found.time = { hour: 12, minute: 0, exact: true };
  }),
  rule(`(?:from |von |between |zwischen )?${clock('1')} ?(?:-|–|—|to|till?|until|bis|and|und) ?${clock('2')}`, range),
  rule(`(?:at|um|gegen|ab|@) ?${clock('')}(?: o'?clock)?`, time),
  rule('(?<hour>\\d{1,2}):(?<minute>[0-5]\\d)(?: ?(?<half>am|pm)| ?(?<uhr>uhr))?', time),
  rule('(?<hour>\\d{1,2})\\.(?<minute>[0-5]\\d)(?: ?(?<half>am|pm)| ?(?<uhr>uhr))', time),
  rule(`(?<hour>${HOUR}) (?<uhr>uhr)(?: (?<after>[0-5]\\d))?|(?<hour>${HOUR})(?: ?(?<half>am|pm)| o'?clock)`, time),
  // 16h is a time, 2h a length.
  rule('(?<hour>1[3-9]|2[0-3])(?<uhr>h)(?<after>[0-5]\\d)?', time),
  rule(`(?:for |für |lasting )?(?:${SPAN})(?: lang| long)?`, (groups, found) => {
    found.minutes = spanOf(groups);
    return found.minutes >= 5 && found.minutes <= 1440;
  }),
];

/** A number that nothing else wanted is an hour: Tuesday 16. */
export const bareHour: Rule = rule(clock(''), time);
