import { type Catalogue, createMessages, createTimes } from '@parley/locales';
import { beforeAll, expect, test } from 'vitest';
import { loadAppCatalogue } from '@parley/locales';
import { type Draft, durationsWith, newDraft, previewOf, problemsOf, requestOf } from './draft.ts';

const now = Date.parse('2026-11-21T14:52:00Z');
let english: Catalogue;
let german: Catalogue;

beforeAll(async () => {
  english = await loadAppCatalogue('en');
  german = await loadAppCatalogue('de');
});

const draftWith = (changes: Partial<Draft>): Draft => ({
  ...newDraft(now, 'Europe/Berlin', 10),
  title: 'Career talk',
  day: '2026-11-24',
  time: '16:00',
  durationMinutes: 45,
  ...changes,
});

function preview(draft: Draft, language: 'en' | 'de', people = 1): string {
  const t = createMessages(language, language === 'en' ? english : german);
  const times = createTimes(t, { locale: language === 'en' ? 'en-GB' : 'de-DE', timeZone: draft.timeZone });
  return previewOf({ draft, provider: 'Parley', people }, { t, times, now });
}

test('a new draft begins at the next half hour in the zone of the person', () => {
  expect(newDraft(now, 'Europe/Berlin', 10)).toMatchObject({ day: '2026-11-21', time: '16:30' });
  expect(newDraft(Date.parse('2026-11-21T18:10:00Z'), 'Asia/Kathmandu', 10)).toMatchObject({
    day: '2026-11-22',
    time: '00:15',
  });
});

test('the preview says the plan in words', () => {
  expect(preview(draftWith({}), 'en')).toBe(
    'Career talk: Tuesday 24 November at 16:00 (Berlin), 45\u00a0min, in Parley.',
  );
  expect(preview(draftWith({}), 'de')).toBe(
    'Career talk: Dienstag, 24. November um 16:00 (Berlin), 45\u00a0Min., in Parley.',
  );
  expect(preview(draftWith({}), 'en', 4)).toContain(', 45\u00a0min, 4 people, in Parley.');
  expect(preview(draftWith({}), 'de', 2)).toContain(', 45\u00a0Min., 2 Personen, in Parley.');
  expect(preview(draftWith({ title: ' ', durationMinutes: 90, timeZone: 'America/New_York' }), 'en')).toBe(
    'Tuesday 24 November at 16:00 (New York), 1\u00a0h 30\u00a0min, in Parley.',
  );
  expect(preview(draftWith({ day: '2027-01-05' }), 'en')).toContain('Tuesday, 5 January 2027 at');
  expect(preview(draftWith({ time: '' }), 'en')).toBe('Choose a day and a time.');
});

test('day and time are sent as the moment they mean in the chosen zone', () => {
  expect(requestOf(draftWith({}))).toMatchObject({ startsAt: '2026-11-24T15:00:00.000Z', timeZone: 'Europe/Berlin' });
  expect(requestOf(draftWith({ timeZone: 'America/New_York' }))).toMatchObject({
    startsAt: '2026-11-24T21:00:00.000Z',
  });
  expect(requestOf(draftWith({ maxParticipants: '8' })).settings).toMatchObject({ maxParticipants: 8, chat: true });
});

test('each field says what it lacks', () => {
  expect(problemsOf(draftWith({ maxParticipants: '10' }), now, 10)).toEqual({});
  expect(problemsOf(draftWith({ maxParticipants: '11' }), now, 10)).toEqual({
    maxParticipants: 'schedule.maxParticipantsRange',
  });
  expect(problemsOf(draftWith({ title: '  ', day: '', time: '', maxParticipants: '1' }), now, 10)).toEqual({
    title: 'schedule.nameNeeded',
    day: 'schedule.dateNeeded',
    time: 'schedule.timeNeeded',
    maxParticipants: 'schedule.maxParticipantsRange',
  });
  expect(problemsOf(draftWith({ day: '2026-11-21', time: '15:00' }), now, 10)).toEqual({ time: 'schedule.inPast' });
});

test('the chosen length is among those to choose from', () => {
  expect(durationsWith(45)).toEqual([15, 30, 45, 60, 90, 120, 180, 240]);
  expect(durationsWith(50)).toEqual([15, 30, 45, 50, 60, 90, 120, 180, 240]);
});
