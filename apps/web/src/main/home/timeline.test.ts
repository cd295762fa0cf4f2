import { expect, test } from 'vitest';
import { conferenceWith } from '../app/conference.fixture.ts';
import { groupByDay } from './timeline.ts';

const at = (text: string): number => Date.parse(text);
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

test('a meeting belongs to the day that the viewer has, not to the day in UTC', () => {
  const late = conferenceWith({ startsAt: '2026-11-24T23:30:00.000Z', endsAt: '2026-11-25T00:30:00.000Z' });
  const now = at('2026-11-24T20:00:00Z');
  expect(groupByDay([late], now, 'UTC').today).toHaveLength(1);
  expect(groupByDay([late], now, 'Europe/Berlin').upcoming).toHaveLength(1);
  expect(groupByDay([late], now, 'America/New_York').today).toHaveLength(1);
});

test('on now, today, to come and over, each in its order and each meeting once', () => {
  const now = at('2026-11-24T12:30:00Z');
  const running = conferenceWith({ id: 'conf_a', state: 'active', present: { count: 1, people: [] } });
  const fuller = conferenceWith({ id: 'conf_b', state: 'active', present: { count: 4, people: [] } });
  const overdue = conferenceWith({ id: 'conf_c' });
  const evening = conferenceWith({
    id: 'conf_d',
    startsAt: '2026-11-24T18:00:00.000Z',
    endsAt: '2026-11-24T19:00:00.000Z',
  });
  const friday = conferenceWith({
    id: 'conf_e',
    startsAt: '2026-11-27T09:00:00.000Z',
    endsAt: '2026-11-27T10:00:00.000Z',
  });
  const held = conferenceWith({ id: 'conf_f', state: 'ended', endedAt: '2026-11-24T11:30:00.000Z' });
  const never = conferenceWith({
    id: 'conf_g',
    startsAt: '2026-11-23T12:00:00.000Z',
    endsAt: '2026-11-23T13:00:00.000Z',
  });
  const timeline = groupByDay([friday, never, running, held, fuller, evening, overdue, running], now, 'Europe/Berlin');
  expect(ids(timeline.live)).toEqual(['conf_b', 'conf_a']);
  expect(ids(timeline.today)).toEqual(['conf_c', 'conf_d']);
  expect(ids(timeline.upcoming)).toEqual(['conf_e']);
  expect(ids(timeline.earlier)).toEqual(['conf_f', 'conf_g']);
});
