import type { WebrtcConfig } from '@parley/contract';
import { expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { ManualClock, settle } from '../testing/manual-clock.ts';
import { IceServers } from './ice-servers.ts';

/** Servers whose credentials last ten minutes; `answers` are taken one after another, `null` for a request that fails. */
function setUp(answers: (string | null)[] = []) {
  const clock = new ManualClock();
  let fetched = 0;
  let renewed = 0;
  const config = (name: string): WebrtcConfig => ({
    iceServers: [{ urls: `turn:${name}` }],
    expiresAt: new Date(clock.now() + 600_000).toISOString(),
  });
  const servers = new IceServers({
    clock,
    log: silentLog,
    fetch: async () => {
      const answer = answers[fetched] ?? 'other';
      fetched += 1;
      if (answers[fetched - 1] === null) throw new Error('no network');
      return config(answer);
    },
    renewed: () => {
      renewed += 1;
    },
  });
  return { clock, servers, config, counts: () => ({ fetched, renewed }) };
}

const urls = (servers: IceServers) => servers.current.map((server) => server.urls);

test('[W7] servers are fetched anew before their credentials expire, by the server’s clock', async () => {
  const { clock, servers, config, counts } = setUp(['second', 'third']);
  // The server is two hours ahead of this machine.
  const ahead = (moment: string) => new Date(Date.parse(moment) + 7_200_000).toISOString();
  const first = config('first');
  servers.told({ ...first, expiresAt: ahead(first.expiresAt ?? '') }, ahead(new Date(clock.now()).toISOString()));
  await clock.advance(539_999);
  expect(urls(servers)).toEqual(['turn:first']);
  await clock.advance(1);
  expect(urls(servers)).toEqual(['turn:second']);
  expect(counts()).toEqual({ fetched: 1, renewed: 0 });
});

test('[W7] credentials that do not expire are not fetched anew', async () => {
  const { clock, servers, counts } = setUp();
  servers.told({ iceServers: [], expiresAt: null }, new Date(clock.now()).toISOString());
  await clock.advance(86_400_000);
  expect(counts().fetched).toBe(0);
});

test('[W7] a request that fails is made again after five seconds, ten, twenty', async () => {
  const { clock, servers, config, counts } = setUp([null, null, null, 'second']);
  servers.told(config('first'), new Date(clock.now()).toISOString());
  await clock.advance(540_000);
  expect(counts().fetched).toBe(1);
  await clock.advance(5000);
  expect(counts().fetched).toBe(2);
  await clock.advance(10_000);
  expect(counts().fetched).toBe(3);
  await clock.advance(20_000);
  expect(urls(servers)).toEqual(['turn:second']);
});

test('[W7] a refusal by a relay fetches servers once for all paths, and at most three times in ten minutes', async () => {
  const { clock, servers, config, counts } = setUp();
  servers.told(config('first'), new Date(clock.now()).toISOString());
  for (let refusal = 1; refusal <= 5; refusal += 1) {
    servers.refused();
    servers.refused();
    await settle();
    expect(counts()).toEqual({ fetched: Math.min(3, refusal), renewed: Math.min(3, refusal) });
  }
  expect(urls(servers)).toEqual(['turn:other']);
  servers.close();
  await clock.advance(1_200_000);
  servers.refused();
  expect(counts().fetched).toBe(3);
});
