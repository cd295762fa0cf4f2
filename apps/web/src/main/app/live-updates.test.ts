import { ParleyError } from '@parley/client';
import type { Change, MeConnection } from '@parley/client/me';
import { type QueryKey, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followUpdates } from './live-updates.ts';

let queryClient: QueryClient;
/** Keys that were read, in order. */
let read: string[];
let connection: MeConnection;
let visible: boolean;
let errors: string[];
let tell: (changes: readonly Change[]) => void;
let connect: (now: MeConnection) => void;
let stop: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  queryClient = new QueryClient();
  read = [];
  errors = [];
  visible = true;
  connection = { name: 'open' };
  for (const key of [
    ['me'],
    ['sessions'],
    ['conferences', 'active'],
    ['conferences', 'ended'],
    ['conference', 'conf_a'],
    ['conference', 'conf_b'],
  ])
    show(key);
  await vi.advanceTimersByTimeAsync(0);
  read = [];
  let watch = () => {};
  connect = (now) => {
    connection = now;
    watch();
  };
  stop = followUpdates({
    queryClient,
    isVisible: () => visible,
    over: (error) => errors.push(error.code),
    updates: {
      on: (_name, listener) => {
        tell = listener;
        return () => {
          tell = () => {};
        };
      },
      connection: {
        getSnapshot: () => connection,
        subscribe: (listener) => {
          watch = listener;
          return () => {};
        },
      },
    },
  });
});
afterEach(() => {
  stop();
  queryClient.clear();
  vi.useRealTimers();
});

/** A page that shows what is read under this key. */
function show(queryKey: QueryKey): void {
  const queryFn = () => {
    read.push(queryKey.join(' '));
    return Promise.resolve(queryKey);
  };
  new QueryObserver(queryClient, { queryKey, queryFn, staleTime: Infinity }).subscribe(() => {});
}

const afterwards = async (milliseconds = 0) => {
  await vi.advanceTimersByTimeAsync(milliseconds);
  return read.splice(0).toSorted();
};
const change = (what: 'started' | 'participants' | 'presence'): Change => ({
  kind: 'conference',
  conferenceId: 'conf_a',
  change: what,
});

test('[U9] what is shown is read again when it is told to be another, once for many changes, and nothing else', async () => {
  tell([change('started'), change('started'), change('participants')]);
  expect(await afterwards()).toEqual(['conference conf_a', 'conferences active', 'conferences ended']);
  tell([change('participants')]);
  expect(await afterwards()).toEqual(['conference conf_a']);
  tell([change('presence')]);
  expect(await afterwards()).toEqual(['conference conf_a', 'conferences active']);
  tell([{ kind: 'profile' }, { kind: 'sessions' }]);
  expect(await afterwards()).toEqual(['me', 'sessions']);
  tell([{ kind: 'everything' }]);
  expect(await afterwards()).toHaveLength(6);
});

test('[U9] a hidden page reads nothing until it is seen, and then what changed', async () => {
  visible = false;
  tell([change('started')]);
  expect(await afterwards()).toEqual([]);
  const old = queryClient.getQueryCache().findAll({ stale: true });
  expect(old.map(({ queryKey }) => queryKey.join(' ')).toSorted()).toEqual([
    'conference conf_a',
    'conferences active',
    'conferences ended',
  ]);
});

test('[U9] nothing is asked for at intervals while the connection is open; without one everything is, if it is seen', async () => {
  expect(await afterwards(600_000)).toEqual([]);
  connect({ name: 'waiting' });
  expect(await afterwards(30_000)).toHaveLength(6);
  visible = false;
  expect(await afterwards(300_000)).toEqual([]);
  visible = true;
  connect({ name: 'open' });
  expect(await afterwards(300_000)).toEqual([]);
});

test('[U8] that the server will not tell any more is passed on', () => {
  connect({ name: 'over', error: new ParleyError('UNAUTHENTICATED', 'You signed out.') });
  expect(errors).toEqual(['UNAUTHENTICATED']);
});
