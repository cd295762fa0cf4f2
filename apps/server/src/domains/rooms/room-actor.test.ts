import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ManualClock } from '../../platform/clock/manual-clock.ts';
import { newId } from '../../platform/ids/ids.ts';
import { silentLogger } from '../../platform/log/logger.ts';
import { silentMetrics } from '../../platform/metrics/metrics.ts';
import type { Command } from './decide.ts';
import { LogWriter } from './log-writer.ts';
import type { LogRow } from './repository.ts';
import { type LoadedRoom, RoomActor } from './room-actor.ts';
import { adopted, apply, emptyRoom, type LoggedEvent } from './room-state.ts';
import { FakeLog, settle } from './testing/fake-log.ts';

const START = Date.UTC(2026, 10, 24, 15);
const roomId = newId('room', START);
const anna = { participantId: newId('participant', START), peerId: newId('peer', START) };

const toLogged = ({ type, seq, epoch, at, payload, opId }: LogRow): LoggedEvent => ({
  event: { type, room_id: roomId, epoch, seq, at, ...(JSON.parse(payload) as object) } as LoggedEvent['event'],
  opId,
});

/** What a new owner of `epoch` reads. */
function read(rows: readonly LogRow[], epoch: number): LoadedRoom {
  const recent = rows.map(toLogged);
  return { epoch, recent, state: adopted(recent.reduce(apply, emptyRoom(roomId)), epoch), sinceSnapshot: 0 };
}

function setup() {
  const log = new FakeLog();
  const clock = new ManualClock();
  const told: string[] = [];
  const snapshots: number[] = [];
  const reloads = { fail: 0, elsewhere: false };
  let epoch = 1;
  const writer = new LogWriter({ insert: log.insert, clock, log: silentLogger, metrics: silentMetrics });
  const actor = new RoomActor({
    roomId,
    loaded: read([], epoch),
    clock,
    log: silentLogger,
    writer,
    reload: () => {
      if (reloads.fail-- > 0) return Promise.reject(new Error('Down'));
      return Promise.resolve(reloads.elsewhere ? null : read(log.stored, (epoch += 1)));
    },
    listener: {
      event: (event, state) => told.push(`${event.seq} ${event.type} of ${state.seq}`),
      reloaded: () => told.push('reloaded'),
      dropped: () => told.push('dropped'),
      snapshotDue: (state) => snapshots.push(state.seq),
    },
  });
  return { log, clock, told, snapshots, reloads, actor };
}

const join = (opId = 'op-joining'): Command => ({
  kind: 'join',
  peerId: anna.peerId,
  who: { participant_id: anna.participantId, kind: 'guest', name: 'Anna', avatar_url: null, role: 'participant' },
  media: { audio: true, video: true, screen: false },
  takeOver: false,
  maxParticipants: 5,
  opId,
});
const say = (text: string): Command => ({ kind: 'say', peerId: anna.peerId, messageId: newId('message', START), text });
const hand = (raised: boolean): Command => ({ kind: 'hand', peerId: anna.peerId, raised });
const op = (opId: string) => ({ op: { participantId: anna.participantId, opId } });

async function inside() {
  const bench = setup();
  const joined = bench.actor.execute(join());
  await bench.log.answer();
  await joined;
  bench.told.length = 0;
  return bench;
}

const outcomeOf = (work: Promise<void>): { is: string } => {
  const outcome = { is: 'waiting' };
  work.then(
    () => (outcome.is = 'done'),
    (error: { code: string }) => (outcome.is = error.code),
  );
  return outcome;
};

test('[R1] nothing is told or acknowledged before it is stored', async () => {
  const { log, actor, told } = await inside();
  const first = outcomeOf(actor.execute(say('one')));
  const second = outcomeOf(actor.execute(say('two')));
  await settle();
  expect([told, first.is, second.is, actor.state.seq]).toEqual([[], 'waiting', 'waiting', 1]);
  await log.answer();
  expect([told, first.is, second.is]).toEqual([['2 chat_message of 2', '3 chat_message of 3'], 'done', 'done']);
});

test('[R1] what changes nothing is acknowledged only when what it stands on is stored', async () => {
  const { log, actor } = await inside();
  const raised = outcomeOf(actor.execute(hand(true)));
  const again = outcomeOf(actor.execute(hand(true)));
  await settle();
  expect(again.is).toBe('waiting');
  await log.answer('unreachable');
  expect([raised.is, again.is]).toEqual(['UNAVAILABLE', 'UNAVAILABLE']);
});

test('[R3] a command sent again is done once: while it is on its way, after it, and after a reload', async () => {
  const { log, actor, told } = await inside();
  const first = outcomeOf(actor.execute(say('one'), op('op-0001')));
  const twin = outcomeOf(actor.execute(say('one'), op('op-0001')));
  await log.answer();
  await actor.execute(say('one'), op('op-0001'));
  expect([first.is, twin.is, told]).toEqual(['done', 'done', ['2 chat_message of 2']]);

  const lost = outcomeOf(actor.execute(say('two'), op('op-0002')));
  await log.answer('unreachable');
  expect(lost.is).toBe('UNAVAILABLE');
  await actor.execute(say('one'), op('op-0001'));
  const retried = outcomeOf(actor.execute(say('two'), op('op-0002')));
  await log.answer();
  expect(retried.is).toBe('done');
  expect(log.stored.map(({ opId }) => opId)).toEqual(['op-joining', 'op-0001', 'op-0002']);
});

test('[R5] after a failure the log is read again; what was stored after all is told, and the rest never', async () => {
  const { log, actor, told } = await inside();
  const sent = outcomeOf(actor.execute(say('stored without an answer')));
  await settle();
  log.stored.push(...(log.inserts[0]?.rows ?? []));
  const behind = outcomeOf(actor.execute(say('behind it')));
  await log.answer('unreachable');
  expect([sent.is, behind.is]).toEqual(['UNAVAILABLE', 'UNAVAILABLE']);
  expect(told).toEqual(['2 chat_message of 2', 'reloaded']);
  expect([actor.state.seq, actor.epoch]).toEqual([2, 2]);
  const next = outcomeOf(actor.execute(say('next')));
  await log.answer();
  expect(next.is).toBe('done');
  expect(log.stored.map(({ seq, epoch }) => [seq, epoch])).toEqual([
    [1, 1],
    [2, 1],
    [3, 2],
  ]);
});

test('[R5] while the log cannot be read, commands are refused and last values still change', async () => {
  const { log, clock, actor, reloads, told } = await inside();
  reloads.fail = 2;
  void outcomeOf(actor.execute(say('lost')));
  await log.answer('unreachable');
  expect(outcomeOf(actor.execute(say('meanwhile'))).is).toBe('waiting');
  await expect(actor.execute(say('meanwhile'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(actor.setLastValues(anna.peerId, { connection: 'reconnecting' })?.people[0]?.entry.connection).toBe(
    'reconnecting',
  );
  await clock.advance(5000);
  expect(told).toEqual(['reloaded']);
  expect(actor.state.people[0]?.entry.connection).toBe('reconnecting');
});

test('[S2] a log that is not the one that was told, as after a restored backup, is not gone on with', async () => {
  const { log, actor, told } = await inside();
  const said = outcomeOf(actor.execute(say('one')));
  await log.answer();
  expect(said.is).toBe('done');
  void outcomeOf(actor.execute(say('two')));
  log.stored.pop();
  await log.answer('unreachable');
  expect(told).toEqual(['2 chat_message of 2', 'dropped']);
});

test('[R4] a node that is not the owner any more drops the room and refuses everything', async () => {
  const { log, actor, told } = await inside();
  const sent = outcomeOf(actor.execute(say('too late')));
  await log.answer('not_owner');
  expect([sent.is, told]).toEqual(['UNAVAILABLE', ['dropped']]);
  await expect(actor.execute(say('again'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });

  const other = await inside();
  other.reloads.elsewhere = true;
  void outcomeOf(other.actor.execute(say('lost')));
  await other.log.answer('unreachable');
  expect(other.told).toEqual(['dropped']);
});

test('[R7] what the full queue refuses leaves the room as it was', async () => {
  const { log, actor } = await inside();
  const kept = Array.from({ length: 2048 }, (_, index) => outcomeOf(actor.execute(say(`${index}`))));
  const refused = outcomeOf(actor.execute(hand(true)));
  await settle();
  expect(refused.is).toBe('UNAVAILABLE');
  while (log.stored.length < 2049) await log.answer();
  expect(kept.every(({ is }) => is === 'done')).toBe(true);
  const retried = outcomeOf(actor.execute(hand(true)));
  await log.answer();
  expect(retried.is).toBe('done');
  expect(log.stored.map(({ seq }) => seq)).toEqual(log.stored.map((_, index) => index + 1));
});

test('a snapshot is due every 200 events', async () => {
  const { log, actor, snapshots } = await inside();
  for (let index = 0; index < 500; index++) void outcomeOf(actor.execute(say(`${index}`)));
  while (log.stored.length < 501) await log.answer();
  expect(snapshots).toHaveLength(2);
});

test('[R1] [R2] [R3] [R5] whatever fails in whatever order, who listens has heard exactly the log', async () => {
  const answers = fc.array(
    fc.record({
      says: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 5 }),
      how: fc.constantFrom('store', 'store', 'unreachable', 'stored_unanswered'),
    }),
    { maxLength: 25 },
  );
  await fc.assert(
    fc.asyncProperty(answers, async (steps) => {
      const { log, actor, told } = await inside();
      const done = new Set<string>();
      for (const { says, how } of steps) {
        for (const name of says) {
          const opId = `op-${String(name).padStart(5, '0')}`;
          actor.execute(say(opId), op(opId)).then(
            () => done.add(opId),
            () => {},
          );
        }
        await settle();
        const [insert] = log.inserts;
        if (insert === undefined) continue;
        if (how === 'stored_unanswered') log.stored.push(...insert.rows);
        await log.answer(how === 'store' ? 'store' : 'unreachable');
      }
      while (log.inserts.length > 0) await log.answer();
      const heard = told.filter((line) => line !== 'reloaded').map((line) => Number(line.split(' ')[0]));
      expect(heard).toEqual(log.stored.slice(1).map(({ seq }) => seq));
      expect(heard).toEqual(heard.map((_, index) => index + 2));
      const ops = log.stored.map(({ opId }) => opId);
      expect(new Set(ops).size).toBe(ops.length);
      for (const opId of done) expect(ops).toContain(opId);
    }),
    { numRuns: 60 },
  );
});

test('[S2] the events after a place are told only where the place is in this log', async () => {
  const { log, actor } = await inside();
  void outcomeOf(actor.execute(say('two')));
  await log.answer();
  const seqs = (epoch: number, seq: number) => actor.eventsAfter(epoch, seq)?.map((event) => event.seq) ?? null;
  expect(seqs(1, 1)).toEqual([2]);
  expect(seqs(1, 2)).toEqual([]);
  expect(seqs(2, 2)).toBeNull();
  expect(seqs(1, 3)).toBeNull();
  expect(seqs(1, 0)).toBeNull();
});
