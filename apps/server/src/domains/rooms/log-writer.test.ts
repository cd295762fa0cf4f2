import type { Id } from '@parley/contract';
import { expect, test } from 'vitest';
import { ManualClock } from '../../platform/clock/manual-clock.ts';
import { silentLogger } from '../../platform/log/logger.ts';
import { silentMetrics } from '../../platform/metrics/metrics.ts';
import { LogWriter } from './log-writer.ts';
import type { LogRow } from './repository.ts';
import { FakeLog, settle } from './testing/fake-log.ts';

const row = (roomId: Id<'room'>, seq: number, payload = '{}'): LogRow => ({
  roomId,
  seq,
  epoch: 1,
  type: 'chat_message',
  payload,
  opId: null,
  at: '2026-11-24T15:00:00.000Z',
});

function setup() {
  const log = new FakeLog();
  const clock = new ManualClock();
  const writer = new LogWriter({ insert: log.insert, clock, log: silentLogger, metrics: silentMetrics });
  const told: string[] = [];
  const append = (roomId: Id<'room'>, seq: number, payload?: string, rows = 1) =>
    writer.append({
      roomId,
      rows: Array.from({ length: rows }, (_, index) => row(roomId, seq + index, payload)),
      stored: () => told.push(`${roomId} ${seq} stored`),
      refused: (why) => told.push(`${roomId} ${seq} ${why}`),
    });
  return { log, clock, writer, told, append };
}

test('one insert at a time; what comes meanwhile goes with the next, in order', async () => {
  const { log, writer, told, append } = setup();
  append('room_a', 1);
  await settle();
  append('room_a', 2);
  append('room_b', 1);
  await settle();
  expect(log.inserts.map(({ rows }) => rows.length)).toEqual([1]);
  expect(told).toEqual([]);
  await log.answer();
  expect(told).toEqual(['room_a 1 stored']);
  expect(log.inserts.map(({ rows }) => rows.length)).toEqual([2]);
  const idle = writer.idle();
  await log.answer();
  await idle;
  expect(told).toEqual(['room_a 1 stored', 'room_a 2 stored', 'room_b 1 stored']);
});

test('an insert has at most 64 rows and 1 MB; a larger command goes alone and whole', async () => {
  const { log, append } = setup();
  for (let seq = 1; seq <= 100; seq++) append('room_a', seq);
  append('room_a', 101, '{}', 200);
  append('room_a', 301, 'x'.repeat(700_000));
  append('room_a', 302, 'x'.repeat(700_000));
  const sizes: number[] = [];
  for (let insert = 0; insert < 5; insert++) {
    await settle();
    sizes.push(log.inserts[0]?.rows.length ?? 0);
    await log.answer();
  }
  expect(sizes).toEqual([64, 36, 200, 1, 1]);
  expect(log.stored.map(({ seq }) => seq)).toEqual(Array.from({ length: 302 }, (_, index) => index + 1));
});

test('[R4] rooms of another owner are refused, with what waits behind them; the others are stored', async () => {
  const { log, told, append } = setup();
  append('room_a', 1);
  await settle();
  append('room_a', 2);
  append('room_b', 1);
  await log.answer('not_owner');
  expect(told).toEqual(['room_a 1 not_owner', 'room_a 2 not_owner']);
  await log.answer();
  expect(told.slice(2)).toEqual(['room_b 1 stored']);
});

test('[R5] what cannot be stored is refused with what counts on from it, and never stored later', async () => {
  const { log, told, append } = setup();
  append('room_a', 1);
  append('room_b', 1);
  await settle();
  append('room_a', 2);
  append('room_c', 1);
  await log.answer('unreachable');
  expect(told).toEqual(['room_a 1 failed', 'room_a 2 failed', 'room_b 1 failed']);
  await log.answer();
  expect(log.stored.map(({ roomId }) => roomId)).toEqual(['room_c']);
});

test('[R5] an insert without an answer fails after ten seconds, and the log goes on', async () => {
  const { log, clock, told, append } = setup();
  append('room_a', 1);
  await settle();
  append('room_b', 1);
  await clock.advance(9_999);
  expect(told).toEqual([]);
  await clock.advance(1);
  expect(told).toEqual(['room_a 1 failed']);
  expect(log.inserts.map(({ rows }) => rows[0]?.roomId)).toEqual(['room_a', 'room_b']);
});

test('[R6] a row that is refused costs its own room only', async () => {
  const { log, told, append } = setup();
  append('room_a', 1);
  append('room_bad', 1);
  append('room_b', 1);
  append('room_bad', 2);
  await log.answer('bad_row');
  await log.answer('store');
  await log.answer('bad_row');
  await log.answer('store');
  expect(told).toEqual(['room_a 1 stored', 'room_bad 1 failed', 'room_bad 2 failed', 'room_b 1 stored']);
});

test('[R7] the queue is bounded by rows and by bytes, and takes more when it has emptied', async () => {
  const { log, told, append } = setup();
  append('room_a', 1);
  await settle();
  for (let seq = 2; seq <= 2049; seq++) append('room_a', seq);
  append('room_b', 1);
  expect(told).toEqual(['room_b 1 full']);
  await log.answer();
  await log.answer();
  append('room_b', 2);
  expect(told.filter((line) => line.endsWith('full'))).toHaveLength(1);

  const other = setup();
  for (let seq = 1; seq <= 10; seq++) other.append('room_a', seq, 'x'.repeat(1_000_000));
  expect(other.told).toEqual(['room_a 9 full', 'room_a 10 full']);
});

test('a room that fails at what it is told does not stop the others', async () => {
  const { log, writer, told, append } = setup();
  writer.append({
    roomId: 'room_a',
    rows: [row('room_a', 1)],
    stored: () => {
      throw new Error('broken');
    },
    refused: () => {},
  });
  append('room_b', 1);
  await log.answer();
  expect(told).toEqual(['room_b 1 stored']);
});
