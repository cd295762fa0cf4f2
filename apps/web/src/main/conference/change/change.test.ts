import { expect, test } from 'vitest';
import { conferenceWith } from '../../app/conference.fixture.ts';
import { changesBetween, draftOf, requestBetween } from './change.ts';

const draft = draftOf(conferenceWith({ startsAt: '2026-11-24T12:00:31.000Z', endsAt: '2026-11-24T13:00:31.000Z' }));

test('a meeting stands in the fields as it is in its own zone, and untouched nothing of it is sent', () => {
  expect(draft).toMatchObject({ day: '2026-11-24', time: '13:00', durationMinutes: 60, maxParticipants: '25' });
  expect(changesBetween(draft, { ...draft, title: `${draft.title} ` })).toEqual([]);
  expect(requestBetween(draft, draft)).toEqual({});
});

test('what was changed is sent, and nothing else', () => {
  const after = {
    ...draft,
    description: 'Chapter 5',
    time: '14:30',
    maxParticipants: '8',
    settings: { ...draft.settings, chat: false },
  };
  expect(changesBetween(draft, after)).toEqual(['description', 'time', 'rules']);
  expect(requestBetween(draft, after)).toEqual({
    description: 'Chapter 5',
    startsAt: '2026-11-24T13:30:00.000Z',
    timeZone: 'Europe/Berlin',
    settings: { chat: false, maxParticipants: 8 },
  });
  expect(requestBetween(after, { ...after, description: ' ', durationMinutes: 45 })).toEqual({
    description: null,
    durationMinutes: 45,
  });
});
