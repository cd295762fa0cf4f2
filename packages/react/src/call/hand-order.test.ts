import { expect, test } from 'vitest';
import { handOrder } from './hand-order.ts';

test('hands are called in the order in which they went up', () => {
  const order = handOrder([
    { id: 'part_a', handRaisedAt: '2026-11-20T10:00:05.000Z' },
    { id: 'part_b', handRaisedAt: null },
    { id: 'part_c', handRaisedAt: '2026-11-20T10:00:01.000Z' },
  ]);
  expect([...order]).toEqual([
    ['part_c', 1],
    ['part_a', 2],
  ]);
});

test('of two at the same moment everybody sees the same one first', () => {
  const at = '2026-11-20T10:00:00.000Z';
  const hands = [
    { id: 'part_b', handRaisedAt: at },
    { id: 'part_a', handRaisedAt: at },
  ];
  expect([...handOrder(hands)]).toEqual([...handOrder(hands.toReversed())]);
});
