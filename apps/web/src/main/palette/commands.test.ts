import { expect, test } from 'vitest';
import { conferenceWith } from '../app/conference.fixture.ts';
import { commandsFor } from './commands.ts';

const WORDS = {
  'palette.startNow': 'Start a call now',
  'palette.schedule': 'Schedule a meeting',
  'palette.joinWithCode': 'Join with a code',
  'frame.home': 'Home',
  'frame.calendar': 'Calendar',
  'frame.settings': 'Settings',
  'settings.security': 'Security',
  'privacy.title': 'Privacy',
  'admin.outbox': 'Outbox',
  'audit.title': 'Audit log',
  'retention.title': 'Retention',
};

const noon = Date.parse('2026-11-24T11:00:00Z');
const conferences = [
  conferenceWith({
    id: 'conf_over',
    title: 'Weekly sync',
    startsAt: '2026-11-17T12:00:00.000Z',
    endsAt: '2026-11-17T13:00:00.000Z',
    state: 'ended',
  }),
  conferenceWith({ id: 'conf_next', title: 'Weekly sync' }),
  conferenceWith({ id: 'conf_on', title: 'Café with Zoë', state: 'active', startsAt: '2026-11-24T10:30:00.000Z' }),
];

const ids = (query: string, isAdmin = false): string[] =>
  commandsFor(query, {
    conferences: [...conferences, ...conferences],
    people: [
      { id: 'usr_lee', name: 'Lee Tanaka', avatarUrl: null },
      { id: 'usr_set', name: 'Émile Settle', avatarUrl: null },
    ],
    words: (label) => WORDS[label],
    isAdmin,
    now: noon,
    timeZone: 'Europe/Berlin',
    locale: 'en-GB',
  }).flatMap(({ commands }) => commands.map(({ id }) => id));

test('before anything is typed: what is on and next, everything to do, everywhere to go', () => {
  expect(ids('')).toEqual(['conf_on', 'conf_next', 'start', 'schedule', 'code', 'home', 'calendar', 'settings']);
});

test('meetings are found by title and host, without accents and with each once', () => {
  expect(ids('week')).toEqual(['conf_next', 'conf_over']);
  expect(ids('cafe zoe')).toEqual(['conf_on']);
  expect(ids('keller')).toEqual(['conf_on', 'conf_next', 'conf_over']);
});

test('a code is joined, a time is planned for', () => {
  expect(ids('abc-defg-hij')).toEqual(['join']);
  expect(ids('https://meet.example.org/j/abc-defg-hij')).toEqual(['join']);
  expect(ids('tomorrow 4pm')).toEqual(['schedule-at']);
  expect(ids('morgen um 16 Uhr')).toEqual(['schedule-at']);
});

test('a word of ten letters is not a code', () => {
  expect(ids('mathematik')).toEqual([]);
});

test('actions and places are found by each word', () => {
  expect(ids('sch')).toEqual(['schedule']);
  expect(ids('call')).toEqual(['start']);
  expect(ids('setti')).toEqual(['settings']);
  expect(ids('priv')).toEqual(['privacy']);
  expect(ids('audit')).toEqual([]);
  expect(ids('audit', true)).toEqual(['audit']);
});

test('people who were met are found by two letters of a name, without accents', () => {
  expect(ids('ta')).toEqual(['usr_lee']);
  expect(ids('emile')).toEqual(['usr_set']);
  expect(ids('set')).toEqual(['usr_set', 'settings']);
});
