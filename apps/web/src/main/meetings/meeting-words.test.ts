import type { Conference } from '@parley/contract';
import { createMessages, createTimes, loadAppCatalogue } from '@parley/locales';
import { expect, test } from 'vitest';
import { conferenceWith } from '../app/conference.fixture.ts';
import { meetingWords } from './meeting-words.ts';

const t = createMessages('en', await loadAppCatalogue('en'));
const times = createTimes(t, { locale: 'en-GB', timeZone: 'UTC' });
const words = (by: 'hour' | 'day' | 'past', now: string, changes: Partial<Conference> = {}) => {
  const { when, facts } = meetingWords(conferenceWith(changes), { by, own: false, t, times, now: Date.parse(now) });
  return [...when, ...facts].join(' | ').replaceAll('\u00a0', ' ');
};

test('what begins within the hour says so, in the list of other days too', () => {
  expect(words('hour', '2026-11-24T08:00:00Z')).toBe('12:00 | 1 h | With Maria Keller');
  expect(words('hour', '2026-11-24T11:40:00Z')).toBe('12:00 | in 20 min | With Maria Keller | 1 h');
  expect(words('day', '2026-11-23T11:40:00Z')).toBe('Tue | 24 Nov | 12:00 | With Maria Keller | 1 h');
  expect(words('day', '2026-11-24T11:40:00Z')).toBe('12:00 | in 20 min | With Maria Keller | 1 h');
});

test('what is over says how long it was held, if it was', () => {
  const ended = {
    state: 'ended',
    startedAt: '2026-11-24T12:01:00.000Z',
    endedAt: '2026-11-24T12:39:00.000Z',
  } as const;
  expect(words('past', '2026-11-25T08:00:00Z', ended)).toBe('Tue | 24 Nov | With Maria Keller | 38 min');
  expect(words('hour', '2026-11-24T12:40:00Z', ended)).toBe('12:00 | 38 min | With Maria Keller');
  const atOnce = { ...ended, endedAt: '2026-11-24T12:01:20.000Z' };
  expect(words('past', '2026-11-25T08:00:00Z', atOnce)).toBe('Tue | 24 Nov | With Maria Keller');
  expect(words('past', '2026-11-25T08:00:00Z')).toBe('Tue | 24 Nov | With Maria Keller');
});
