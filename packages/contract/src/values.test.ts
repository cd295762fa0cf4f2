import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { id } from './ids.ts';
import { instant } from './values.ts';

const takes = (schema: z.ZodMiniType, value: unknown) => z.safeParse(schema, value).success;

test('a moment is what an ISO date and time in UTC is, and nothing else', () => {
  const iso = z.iso.datetime({ offset: false });
  const digits = (max: number) => fc.integer({ min: 0, max }).map((value) => `${value}`.padStart(2, '0'));
  const written = fc
    .tuple(fc.integer({ min: 1890, max: 2110 }), digits(13), digits(32), digits(25), digits(61), digits(61))
    .map(([year, month, day, hour, minute, second]) => `${year}-${month}-${day}T${hour}:${minute}:${second}`);
  const end = fc.constantFrom('Z', '.5Z', '.123Z', '.123456Z', '', '+00:00', 'z', '.Z', 'Z ', '\nZ');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.tuple(written, end).map(([at, how]) => at + how),
        fc.string(),
      ),
      (value) => {
        expect(takes(instant, value)).toBe(takes(iso, value));
      },
    ),
    { numRuns: 5000 },
  );
  for (const value of ['2024-02-29T00:00:00Z', '2023-02-29T00:00:00Z', '2024-02-30T00:00:00Z', '2024-01-01T24:00:00Z'])
    expect(takes(instant, value)).toBe(takes(iso, value));
  expect(takes(instant, 5)).toBe(false);
});

test('an id is of its kind', () => {
  expect(takes(id('peer'), 'peer_01arz3ndektsv4rrffq69g5fav')).toBe(true);
  for (const value of [
    'room_01arz3ndektsv4rrffq69g5fav',
    'peer_01ARZ3NDEKTSV4RRFFQ69G5FAV',
    'peer_01',
    ' peer_',
    7,
    null,
  ])
    expect(takes(id('peer'), value)).toBe(false);
});
