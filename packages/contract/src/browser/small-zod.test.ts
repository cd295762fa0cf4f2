import { expect, test, vi } from 'vitest';
import examples from '../../examples/realtime.json' with { type: 'json' };
import * as original from '../realtime/server-messages.ts';
import * as originalBeat from '../realtime/beat.ts';
import type { Schema } from './small-zod.ts';

vi.doMock('zod/mini', () => import('./small-zod.ts'));
vi.resetModules();
const { SERVER_MESSAGES } = await import('../realtime/server-messages.ts');
const { beat } = await import('../realtime/beat.ts');

const VALUES = [
  undefined,
  null,
  '',
  'x',
  0,
  1.5,
  -1,
  2,
  1e12,
  2 ** 60,
  Number.NaN,
  true,
  [],
  [null],
  {},
  { a: 1 },
  'x'.repeat(200_000),
];

/** The example with one thing in it changed: each place gone, replaced by each of these values, or with a field too many. */
function* changed(example: unknown): Generator {
  yield* VALUES;
  if (typeof example !== 'object' || example === null) return;
  if (!Array.isArray(example)) yield { ...example, more: 1 };
  for (const [key, inner] of Object.entries(example)) {
    const rest = Object.fromEntries(Object.entries(example).filter(([other]) => other !== key));
    if (!Array.isArray(example)) yield rest;
    for (const other of changed(inner)) {
      yield Array.isArray(example) ? Object.assign([...example], { [key]: other }) : { ...example, [key]: other };
    }
  }
}

/** What is made of a value: taken, taken but for fields of a newer server, or not. */
function verdict(schema: Pick<Schema, 'safeParse'>, value: unknown): string {
  const { success, error } = schema.safeParse(value);
  if (success) return 'taken';
  return error.issues.every(({ code }) => code === 'unrecognized_keys') ? 'more than known' : 'refused';
}

const messages = { ...original.SERVER_MESSAGES, beat: originalBeat.beat } as unknown as Record<string, Schema>;
const small = { ...SERVER_MESSAGES, beat } as unknown as Record<string, Schema>;
const samples: Record<string, unknown[]> = {
  ...Object.fromEntries(Object.entries(examples.server).map(([name, { fit }]) => [name, fit])),
  beat: [{ n: 1, hidden: false, shown: { video: 360, screen: null } }],
};

test.each(Object.keys(messages))('%s is judged as zod judges it, whatever is changed in it', (name) => {
  const seen = new Set<string>();
  expect(samples[name]?.length).toBeGreaterThan(0);
  for (const example of samples[name] ?? []) {
    expect(verdict(small[name] as Schema, example)).toBe('taken');
    for (const value of changed(example)) {
      const theirs = verdict(messages[name] as Schema, value);
      seen.add(theirs);
      const ours = verdict(small[name] as Schema, value);
      if (ours !== theirs) expect.fail(`${ours}, not ${theirs}: ${JSON.stringify(value).slice(0, 500)}`);
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(['taken', 'refused']));
});

test('the original is another', () => {
  expect(small['beat']).not.toBe(messages['beat']);
  expect(messages['beat']).not.toHaveProperty('judge');
  expect(small['beat']).toHaveProperty('judge');
});
