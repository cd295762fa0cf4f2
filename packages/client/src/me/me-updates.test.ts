import { ParleyError } from '@parley/contract/errors';
import type { MeClientMessages, MeHandshake } from '@parley/contract/realtime';
import { beforeEach, expect, test } from 'vitest';
import type { CreateSocket, SocketListener } from '../signaling/socket.ts';
import { ManualClock, settle } from '../testing/manual-clock.ts';
import { MeUpdates, type MeUpdatesOptions } from './me-updates.ts';
import type { Change } from './server-message.ts';

interface Played {
  handshake: MeHandshake | Promise<MeHandshake>;
  server: SocketListener;
  closed: boolean;
  /** Of the probe, if there is one. */
  answer(outcome: 'here' | 'silence'): void;
}

let clock: ManualClock;
let sockets: Played[];
let wake: () => void;
let heard: Change[];
beforeEach(() => {
  clock = new ManualClock();
  sockets = [];
  heard = [];
});

const createSocket: CreateSocket<MeHandshake, MeClientMessages> = (_url, handshake, server) => {
  const answered = Promise.withResolvers<{ ok: true }>();
  const played: Played = {
    handshake,
    server,
    closed: false,
    answer: (outcome) =>
      outcome === 'here' ? answered.resolve({ ok: true }) : answered.reject(new ParleyError('TIMEOUT', 'Silence')),
  };
  sockets.push(played);
  return {
    send: () => answered.promise,
    close: () => {
      played.closed = true;
    },
  };
};

async function started(options: MeUpdatesOptions = {}): Promise<MeUpdates> {
  const onWake = (listener: () => void) => {
    wake = listener;
    return () => {
      wake = () => {};
    };
  };
  const updates = new MeUpdates({ createSocket, clock, random: () => 0, onWake, ...options });
  updates.on('changed', (changes) => heard.push(...changes));
  updates.start();
  await settle();
  return updates;
}

const newest = (): Played => {
  const played = sockets.at(-1);
  if (played === undefined) throw new Error('Nothing was opened');
  return played;
};
const name = (updates: MeUpdates) => updates.connection.getSnapshot().name;

test('[U1] shows its version, and a token where it has one, asked for anew each time', async () => {
  await started();
  expect(newest().handshake).toEqual({ protocol: 1 });
  let count = 0;
  await started({ token: () => Promise.resolve(`token ${(count += 1)}`) });
  expect(newest().handshake).toEqual({ protocol: 1, token: 'token 1' });
  newest().server.closed(null);
  await clock.advance(0);
  expect(newest().handshake).toEqual({ protocol: 1, token: 'token 2' });
});

test('tells what changed, without what this version does not know', async () => {
  const updates = await started();
  const conferenceId = 'conf_01k9x7r2m4q8w3e5t6y7z90001';
  const { server } = newest();
  server.opened();
  expect(name(updates)).toBe('open');
  server.received('me_changed', { changes: [{ kind: 'everything' }] });
  server.received('me_changed', {
    changes: [{ kind: 'weather' }, { kind: 'conference', conference_id: conferenceId, change: 'started' }, 7],
  });
  for (const broken of [null, 7, {}, { changes: 'all' }, { changes: [] }]) server.received('me_changed', broken);
  server.received('me_painted', { changes: [{ kind: 'profile' }] });
  server.received('me_error', { code: 'OH_NO' });
  server.received('me_reconnect', { after_ms: -1 });
  expect(heard).toEqual([{ kind: 'everything' }, { kind: 'conference', conferenceId, change: 'started' }]);
  expect(name(updates)).toBe('open');
});

test('[U2] [U8] signing out elsewhere ends it with the reason, until it is begun anew', async () => {
  const updates = await started();
  newest().server.opened();
  newest().server.received('me_error', { error: 'You signed out.', code: 'UNAUTHENTICATED', details: {} });
  expect(updates.connection.getSnapshot()).toMatchObject({ name: 'over', error: { code: 'UNAUTHENTICATED' } });
  wake();
  await clock.advance(600_000);
  expect(sockets).toHaveLength(1);
  updates.start();
  await settle();
  expect([sockets.length, name(updates)]).toEqual([2, 'connecting']);
});

test('[U7] [U8] comes back when the server asked for it, and at once when the page is seen', async () => {
  const updates = await started();
  newest().server.opened();
  newest().server.received('me_reconnect', { after_ms: 900 });
  expect([name(updates), newest().closed]).toEqual(['waiting', true]);
  await clock.advance(899);
  expect(sockets).toHaveLength(1);
  wake();
  await settle();
  expect(sockets).toHaveLength(2);
});

test('[U8] a connection that seems open is asked when the page is seen; silence loses it, an answer does not', async () => {
  const updates = await started();
  newest().server.opened();
  newest().answer('here');
  wake();
  await settle();
  expect([name(updates), sockets.length]).toEqual(['open', 1]);
  newest().server.closed(null);
  await clock.advance(0);
  newest().server.opened();
  newest().answer('silence');
  wake();
  await clock.advance(300);
  expect(sockets).toHaveLength(3);
});

test('stopped while the token is on its way it opens nothing, and a token that fails is tried again', async () => {
  const token = Promise.withResolvers<string>();
  const updates = await started({ token: () => token.promise });
  updates.stop();
  token.resolve('late');
  await clock.advance(60_000);
  expect([sockets.length, name(updates)]).toEqual([0, 'idle']);
  let broken = true;
  await started({ token: () => (broken ? Promise.reject(new TypeError('No network')) : 'token') });
  expect(sockets).toHaveLength(0);
  broken = false;
  await clock.advance(5000);
  expect(sockets).toHaveLength(1);
});
