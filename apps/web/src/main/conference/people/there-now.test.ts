import type { Participant } from '@parley/contract';
import { expect, test } from 'vitest';
import { thereNow } from './there-now.ts';

const part = (id: `prt_${string}`, name: string, changes: Partial<Participant> = {}): Participant => ({
  id,
  kind: 'guest',
  userId: null,
  name,
  avatarUrl: null,
  role: 'participant',
  expected: false,
  createdAt: '2026-11-24T12:00:00.000Z',
  ...changes,
});
const face = (name: string) => ({ name, avatarUrl: null });

test('those who are there are found among those with a part', () => {
  const parts = [part('prt_a', 'Ada'), part('prt_b', 'Ben'), part('prt_c', 'Cleo', { expected: true })];
  const { ids, others } = thereNow(parts, { count: 3, people: [face('Ada'), face('Cleo')] });
  expect([...ids]).toEqual(['prt_a']);
  expect(others).toBe(2);
});

test('of two with one name neither is said to be there, unless both are', () => {
  const parts = [part('prt_a', 'Ada'), part('prt_b', 'Ada')];
  expect(thereNow(parts, { count: 1, people: [face('Ada')] })).toEqual({ ids: new Set(), others: 1 });
  const both = thereNow(parts, { count: 2, people: [face('Ada'), face('Ada')] });
  expect([...both.ids]).toEqual(['prt_a', 'prt_b']);
  expect(both.others).toBe(0);
});
