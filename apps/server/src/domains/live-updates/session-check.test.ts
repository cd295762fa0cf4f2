import { ParleyError } from '@parley/contract';
import { beforeEach, expect, test } from 'vitest';
import { ManualClock } from '../../platform/clock/manual-clock.ts';
import type { SessionCaller } from '../../platform/http/caller.ts';
import { silentLogger } from '../../platform/log/logger.ts';
import { checkSession } from './session-check.ts';

const who: SessionCaller = {
  kind: 'user',
  workspaceId: 'ws_01',
  userId: 'usr_01',
  sessionId: 'ses_01',
  role: 'member',
  by: 'cookie',
  profile: { name: 'Maya', timeZone: 'UTC', avatarKey: null },
};

let clock: ManualClock;
let now: SessionCaller | ParleyError;
let asked: number;
let came: string[];
let stop: () => void;
beforeEach(() => {
  clock = new ManualClock();
  now = who;
  asked = 0;
  came = [];
  stop = checkSession({
    clock,
    log: silentLogger,
    random: () => 0.5,
    who,
    again: () => {
      asked += 1;
      return now instanceof ParleyError ? Promise.reject(now) : Promise.resolve(now);
    },
    over: (reason) => came.push(reason.code),
    changed: () => came.push('changed'),
  });
});

test('[U2] a session that ended while its connection was being opened is noticed within seconds', async () => {
  now = new ParleyError('UNAUTHENTICATED', 'Over');
  await clock.advance(5000);
  expect(came).toEqual(['UNAUTHENTICATED']);
});

test('[U2] one that ends by time is noticed later, and other rights are', async () => {
  await clock.advance(3_600_000);
  expect([asked, came]).toEqual([4, []]);
  now = { ...who, role: 'admin' };
  await clock.advance(900_000);
  expect(came).toEqual(['changed']);
});

test('[U2] a database that fails sends nobody away, and nothing is asked after the end', async () => {
  now = new ParleyError('UNAVAILABLE', 'Down');
  await clock.advance(1_000_000);
  expect([asked, came]).toEqual([2, []]);
  stop();
  await clock.advance(10_000_000);
  expect(asked).toBe(2);
});
