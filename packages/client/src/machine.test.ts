import { expect, test } from 'vitest';
import { Machine } from './machine.ts';

/** Counts; the effects of each event are its number with `a` and `b`. */
const counting = (carryOut: (effect: string, machine: Machine<number, number, string>) => void) => {
  const machine: Machine<number, number, string> = new Machine<number, number, string>(
    0,
    (sum, event) => ({ state: sum + event, effects: [`${event}a`, `${event}b`] }),
    (effect) => carryOut(effect, machine),
  );
  return machine;
};

test('an event that comes of an effect counts at once, and its effects come after those before them', () => {
  const done: string[] = [];
  const machine = counting((effect, { state }) => {
    done.push(`${effect} in ${state}`);
    if (effect !== '1a') return;
    machine.feed(10);
    expect(machine.state).toBe(11);
  });
  machine.feed(1);
  expect(done).toEqual(['1a in 1', '1b in 11', '10a in 11', '10b in 11']);
});

test('an effect that throws is heard of, and the rest is carried out', () => {
  const done: string[] = [];
  const machine = counting((effect) => {
    done.push(effect);
    if (effect === '1a') throw new Error('refused');
  });
  expect(() => machine.feed(1)).toThrow('refused');
  machine.feed(2);
  expect(done).toEqual(['1a', '1b', '2a', '2b']);
});
