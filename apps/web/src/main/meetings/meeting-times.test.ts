import { expect, test } from 'vitest';
import { conferenceWith } from '../app/conference.fixture.ts';
import { canJoin } from './meeting-times.ts';

const at = (text: string): number => Date.parse(text);

test('Join wakes up at the minute it opens and sleeps at the end', () => {
  const conference = conferenceWith();
  expect(canJoin(conference, at('2026-11-24T11:44:59.999Z'))).toBe(false);
  expect(canJoin(conference, at('2026-11-24T11:45:00Z'))).toBe(true);
  expect(canJoin(conference, at('2026-11-24T13:00:00Z'))).toBe(false);
  expect(canJoin(conferenceWith({ state: 'active' }), at('2026-11-24T13:05:00Z'))).toBe(true);
  expect(canJoin(conferenceWith({ state: 'ended' }), at('2026-11-24T12:05:00Z'))).toBe(false);
});
