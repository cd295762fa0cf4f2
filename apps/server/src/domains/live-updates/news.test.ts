import { ME_LIMITS, type MeChange } from '@parley/contract/realtime';
import { beforeEach, expect, test } from 'vitest';
import { ManualClock } from '../../platform/clock/manual-clock.ts';
import { News } from './news.ts';

let clock: ManualClock;
let sent: [channel: string, changes: MeChange[]][];
let news: News;
beforeEach(() => {
  clock = new ManualClock();
  sent = [];
  news = new News({ clock, send: (channel, changes) => sent.push([channel, changes]) });
});

const PROFILE: MeChange = { kind: 'profile' };
const SESSIONS: MeChange = { kind: 'sessions' };
const started = (index: number): MeChange => ({
  kind: 'conference',
  conference_id: `conf_${String(index).padStart(26, '0')}`,
  change: 'started',
});

test('[U4] what changes at about the same moment goes together, the same once', async () => {
  for (const change of [PROFILE, started(1), PROFILE, SESSIONS, started(1)]) news.tell('ann', change);
  news.tell('ben', PROFILE);
  expect(sent).toEqual([]);
  await clock.advance(50);
  expect(sent).toEqual([
    ['ann', [PROFILE, started(1), SESSIONS]],
    ['ben', [PROFILE]],
  ]);
});

test('[U4] nobody is told more than once a second, and what came meanwhile is told then', async () => {
  news.tell('ann', PROFILE);
  await clock.advance(50);
  for (let index = 0; index < 9; index++) {
    news.tell('ann', started(index));
    await clock.advance(100);
  }
  expect(sent).toHaveLength(1);
  await clock.advance(200);
  expect(sent.slice(1)).toEqual([['ann', Array.from({ length: 9 }, (_, index) => started(index))]]);
  await clock.advance(10_000);
  expect(sent).toHaveLength(2);
});

test('[U4] of more than fits only that everything may have changed is told', async () => {
  for (let index = 0; index <= ME_LIMITS.changes; index++) news.tell('ann', started(index));
  news.tell('ann', PROFILE);
  await clock.advance(50);
  expect(sent).toEqual([['ann', [{ kind: 'everything' }, PROFILE]]]);
});

test('[U4] a thousand people are told one after the other, each once, and nobody waits for who is told all the time', async () => {
  const people = Array.from({ length: 1000 }, (_, index) => `person ${index}`);
  for (const person of people) news.tell(person, started(1));
  await clock.advance(50);
  expect(sent).toHaveLength(100);
  for (let turn = 0; turn < 8; turn++) {
    news.tell('person 0', started(turn + 2));
    await clock.advance(50);
  }
  expect(sent).toHaveLength(900);
  await clock.advance(50);
  expect(sent.map(([channel]) => channel)).toEqual(people);
  await clock.advance(2000);
  expect(sent).toHaveLength(1001);
});

test('nothing is told after the stop', async () => {
  news.tell('ann', PROFILE);
  news.stop();
  await clock.advance(5000);
  expect(sent).toEqual([]);
});
