import { describe, expect, test } from 'vitest';
import { readWhen } from './read-when.ts';

// A Saturday in Berlin, 15:52.
const now = Date.parse('2026-11-21T14:52:00Z');
const berlin = { now, timeZone: 'Europe/Berlin', locale: 'en-GB' };

const said = (text: string, options = berlin): string => {
  const when = readWhen(text, options);
  if (when.kind !== 'read') return when.kind;
  return [when.day, when.time ?? '–', ...(when.durationMinutes === null ? [] : [when.durationMinutes])].join(' ');
};

describe('English', () => {
  test.each([
    ['tomorrow 4pm', '2026-11-22 16:00'],
    ['Tomorrow at 4', '2026-11-22 16:00'],
    ['tomorrow at 4 p.m.', '2026-11-22 16:00'],
    ['tomorrow, 9:30 am', '2026-11-22 09:30'],
    ['4pm tomorrow', '2026-11-22 16:00'],
    ['tmrw 16:00', '2026-11-22 16:00'],
    ['tomorrow 16', '2026-11-22 16:00'],
    ['tomorrow', '2026-11-22 –'],
    ['tomorrow morning', '2026-11-22 09:00'],
    ['tomorrow afternoon at 3', '2026-11-22 15:00'],
    ['tomorrow at 8 in the evening', '2026-11-22 20:00'],
    ['tomorrow at 12 in the afternoon', '2026-11-22 12:00'],
    ['the day after tomorrow at noon', '2026-11-23 12:00'],
    ['today 18:00', '2026-11-21 18:00'],
    ['today 8 am', '2026-11-21 08:00'],
    ['tonight', '2026-11-21 19:00'],
    ['tonight at 8', '2026-11-21 20:00'],
    ['16:30', '2026-11-21 16:30'],
    ['at 9', '2026-11-22 09:00'],
    ['2 pm', '2026-11-22 14:00'],
    ['12 am', '2026-11-22 00:00'],
    ["five o'clock", '2026-11-21 17:00'],
    ['half past 4', '2026-11-21 16:30'],
    ['quarter to five tomorrow', '2026-11-22 16:45'],
    ['quarter past ten', '2026-11-22 10:15'],
    ['in 30 min', '2026-11-21 16:22'],
    ['in half an hour', '2026-11-21 16:22'],
    ['in an hour', '2026-11-21 16:52'],
    ['in two hours for 30 min', '2026-11-21 17:52 30'],
    ['in 1.5 hours', '2026-11-21 17:22'],
    ['in 10 hours', '2026-11-22 01:52'],
    ['now', '2026-11-21 15:52'],
    ['in 3 days at 10:00', '2026-11-24 10:00'],
    ['in a week', '2026-11-28 –'],
    ['in two weeks 10am', '2026-12-05 10:00'],
    ['Tue 16:00', '2026-11-24 16:00'],
    ['next Tue 16:00', '2026-11-24 16:00'],
    ['on Friday at 10', '2026-11-27 10:00'],
    ['friday', '2026-11-27 –'],
    ['Sat 18:00', '2026-11-21 18:00'],
    ['Sat 10:00', '2026-11-28 10:00'],
    ['next sat', '2026-11-28 –'],
    ['next week', '2026-11-28 –'],
    ['next week Thursday 11am', '2026-11-26 11:00'],
    ['Thursday next week at 11', '2026-11-26 11:00'],
    ['24 Nov 16:00', '2026-11-24 16:00'],
    ['24th of November, 4pm', '2026-11-24 16:00'],
    ['Tuesday 24 November at 16:00', '2026-11-24 16:00'],
    ['Nov 24th 2027 9am', '2027-11-24 09:00'],
    ['Nov 24 4pm', '2026-11-24 16:00'],
    ['3 January', '2027-01-03 –'],
    ['2026-12-01 08:15', '2026-12-01 08:15'],
    ['24/11 10:00', '2026-11-24 10:00'],
    ['1/12/2026', '2026-12-01 –'],
    ['tuesday 16:00 for 45 min', '2026-11-24 16:00 45'],
    ['tuesday 16:00 1h', '2026-11-24 16:00 60'],
    ['tuesday 16:00 for 1 h 30', '2026-11-24 16:00 90'],
    ['tuesday 4pm for an hour and a half', '2026-11-24 16:00 90'],
    ['tuesday 16:00-17:30', '2026-11-24 16:00 90'],
    ['tuesday from 4 to 5 pm', '2026-11-24 16:00 60'],
    ['tuesday 11-1pm', '2026-11-24 11:00 120'],
    ['tuesday from 11 to 1', '2026-11-24 11:00 120'],
    ['tuesday 22:00–01:00', '2026-11-24 22:00 180'],
    ['45 minutes', '2026-11-21 – 45'],
    ['tomorrow 4am', '2026-11-22 04:00'],
    ['tomorrow 04:00', '2026-11-22 04:00'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('German', () => {
  const german = { ...berlin, locale: 'de-DE' };
  test.each([
    ['morgen um 16 Uhr', '2026-11-22 16:00'],
    ['morgen 16:00', '2026-11-22 16:00'],
    ['morgen 16.30 Uhr', '2026-11-22 16:30'],
    ['morgen um 16 Uhr 30', '2026-11-22 16:30'],
    ['morgen früh', '2026-11-22 09:00'],
    ['morgen früh um 8', '2026-11-22 08:00'],
    ['morgen Nachmittag um 4', '2026-11-22 16:00'],
    ['morgen um halb fünf', '2026-11-22 16:30'],
    ['morgen um halb 10', '2026-11-22 09:30'],
    ['morgen Viertel nach zehn', '2026-11-22 10:15'],
    ['morgen viertel vor drei', '2026-11-22 14:45'],
    ['morgen Abend', '2026-11-22 19:00'],
    ['heute um 18 Uhr', '2026-11-21 18:00'],
    ['heute Abend', '2026-11-21 19:00'],
    ['heute morgen um 8', '2026-11-21 08:00'],
    ['übermorgen mittags', '2026-11-23 12:00'],
    ['in 30 Minuten', '2026-11-21 16:22'],
    ['in einer halben Stunde', '2026-11-21 16:22'],
    ['in einer Stunde', '2026-11-21 16:52'],
    ['in anderthalb Stunden', '2026-11-21 17:22'],
    ['in 1,5 Std.', '2026-11-21 17:22'],
    ['jetzt', '2026-11-21 15:52'],
    ['in zwei Tagen um 9', '2026-11-23 09:00'],
    ['in einer Woche', '2026-11-28 –'],
    ['Di 16 Uhr', '2026-11-24 16:00'],
    ['am Dienstag um 16 Uhr', '2026-11-24 16:00'],
    ['nächsten Dienstag 16:00', '2026-11-24 16:00'],
    ['kommenden Freitag um 10', '2026-11-27 10:00'],
    ['Dienstagabend', '2026-11-24 19:00'],
    ['Dienstag Morgen um 9', '2026-11-24 09:00'],
    ['Donnerstag nächster Woche um 11 Uhr', '2026-11-26 11:00'],
    ['nächste Woche Donnerstag 11 Uhr', '2026-11-26 11:00'],
    ['24.11. um 16 Uhr', '2026-11-24 16:00'],
    ['24.11.2026 16:00', '2026-11-24 16:00'],
    ['am 24. November um 16:00', '2026-11-24 16:00'],
    ['3. Januar', '2027-01-03 –'],
    ['1. März 2027, 9 Uhr', '2027-03-01 09:00'],
    ['24.11. 9 Uhr', '2026-11-24 09:00'],
    ['24.11. 16:00', '2026-11-24 16:00'],
    ['Dienstag 16 bis 17 Uhr', '2026-11-24 16:00 60'],
    ['Dienstag von 9 bis 10:30 Uhr', '2026-11-24 09:00 90'],
    ['Dienstag 16 Uhr für 45 Minuten', '2026-11-24 16:00 45'],
    ['Dienstag 16 Uhr, eine Stunde lang', '2026-11-24 16:00 60'],
    ['morgen um 4 Uhr', '2026-11-22 04:00'],
  ])('%s', (text, expected) => {
    expect(said(text, german)).toBe(expected);
  });
});

test('"next" is the week after this one, "this" and nothing the first that comes', () => {
  const monday = { ...berlin, now: Date.parse('2026-11-23T09:00:00Z') };
  expect(said('fri', monday)).toBe('2026-11-27 –');
  expect(said('this fri', monday)).toBe('2026-11-27 –');
  expect(said('next fri', monday)).toBe('2026-12-04 –');
});

test('who writes the month first means it', () => {
  expect(said('11/12', { ...berlin, locale: 'en-US' })).toBe('2027-11-12 –');
  expect(said('11/24 4pm', { ...berlin, locale: 'en-US' })).toBe('2026-11-24 16:00');
  expect(said('1/12', berlin)).toBe('2026-12-01 –');
});

test('the day is that of the zone', () => {
  const late = { ...berlin, now: Date.parse('2026-11-21T23:30:00Z') };
  expect(said('tomorrow 9am', late)).toBe('2026-11-23 09:00');
  expect(said('tomorrow 9am', { ...late, timeZone: 'America/New_York' })).toBe('2026-11-22 09:00');
});

test('over the change of clocks an hour from now is an hour from now', () => {
  const before = { ...berlin, now: Date.parse('2027-03-28T00:30:00Z') };
  expect(said('in an hour', before)).toBe('2027-03-28 03:30');
});

test.each(['', '   '])('%j says nothing', (text) => {
  expect(said(text)).toBe('empty');
});

test.each(['whenever', 'every tuesday', '30 February', '25:00', 'tomorrow 13pm', '99', 'for 3 min', '32.11.', 'tomo'])(
  '%j is not guessed at',
  (text) => {
    expect(said(text)).toBe('unclear');
  },
);

test.each([
  ['tomorrow 4pm with Lee Tanaka', ['Lee Tanaka']],
  ['morgen um 16 Uhr, mit Lee, Ada und Tom Reyes', ['Lee', 'Ada', 'Tom Reyes']],
  ['friday 10:00 for 45 min with Amanda & Mitch', ['Amanda', 'Mitch']],
  ['tomorrow 4pm', []],
])('%j names %j', (text, who) => {
  expect(readWhen(text, berlin)).toMatchObject({ kind: 'read', who });
});

test('what is not understood is named', () => {
  expect(readWhen('tomorrow 4pm in Room 7', berlin)).toEqual({ kind: 'unclear', rest: 'in room 7' });
});

test('no text takes long or throws', () => {
  for (const text of ['1'.repeat(5000), 'in '.repeat(2000), '24.'.repeat(800), 'halb '.repeat(900)]) {
    expect(readWhen(text, berlin).kind).not.toBe('empty');
  }
});
