import { ParleyError } from '@parley/contract/errors';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ManualClock, settle } from '../testing/manual-clock.ts';
import { Outbox } from './outbox.ts';

type Fate = 'stored' | 'answer_lost' | 'request_lost' | 'rate_limited' | 'refused' | 'connection_lost';

/** A server that does each command once by its op_id, over a connection with these fates in turn. */
function setUp(fates: Fate[] = []) {
  const clock = new ManualClock();
  const stored: string[] = [];
  const outbox: Outbox = new Outbox({
    clock,
    request: async (_name, message) => {
      const fate = fates.shift() ?? 'stored';
      const store = () => {
        if (!stored.includes(message.op_id)) stored.push(message.op_id);
      };
      await settle();
      if (fate === 'stored' || fate === 'answer_lost') store();
      if (fate === 'connection_lost') outbox.setOpen(false);
      if (fate === 'rate_limited') throw new ParleyError('RATE_LIMITED', 'Slow down');
      if (fate === 'refused') throw new ParleyError('FORBIDDEN', 'Chat is off');
      if (fate !== 'stored') throw new ParleyError('TIMEOUT', 'No answer');
    },
  });
  const outcomes: string[] = [];
  const say = async (op_id: string) => {
    try {
      await outbox.put('webrtc_chat_message', { op_id, message: op_id });
      outcomes.push(`${op_id} stored`);
    } catch (error) {
      outcomes.push(`${op_id} ${(error as ParleyError).code}`);
    }
  };
  return { clock, stored, outbox, outcomes, say };
}

test('[C2] what was said while the connection was away is stored after it is back, once and in order', async () => {
  const fate = fc.constantFrom<Fate>('stored', 'answer_lost', 'request_lost', 'rate_limited', 'connection_lost');
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 30 }), fc.integer({ min: 1, max: 8 }), async (fates, count) => {
      const { clock, stored, outbox, outcomes, say } = setUp([...fates]);
      const ops = Array.from({ length: count }, (_, index) => `op-${index}-12345`);
      for (const op of ops) void say(op);
      for (let turn = 0; turn < fates.length + count + 1; turn += 1) {
        outbox.setOpen(true);
        await clock.advance(1000);
      }
      expect(stored).toEqual(ops);
      expect(outcomes).toEqual(ops.map((op) => `${op} stored`));
    }),
    { numRuns: 200 },
  );
});

test('what the server refuses is told and does not hold up the next', async () => {
  const { clock, stored, outbox, outcomes, say } = setUp(['refused']);
  outbox.setOpen(true);
  void say('op-1');
  void say('op-2');
  await clock.advance(0);
  expect(outcomes).toEqual(['op-1 FORBIDDEN', 'op-2 stored']);
  expect(stored).toEqual(['op-2']);
});

test('is bounded, and leaving refuses what still waits', async () => {
  const { outbox, outcomes, say } = setUp();
  const all = Array.from({ length: 101 }, (_, index) => say(`op-${index}`));
  await settle();
  expect(outcomes).toEqual(['op-100 UNAVAILABLE']);
  outbox.clear(new ParleyError('CONFERENCE_ENDED', 'Left'));
  await Promise.all(all);
  expect(new Set(outcomes.slice(1).map((outcome) => outcome.split(' ')[1]))).toEqual(new Set(['CONFERENCE_ENDED']));
});
