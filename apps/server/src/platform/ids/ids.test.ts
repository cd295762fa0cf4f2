import { id, ID_PREFIXES, type IdKind } from '@parley/contract';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { hashSecret, newId, newSecret } from './ids.ts';

const kind = fc.constantFrom(...(Object.keys(ID_PREFIXES) as IdKind[]));
/** Moments that fit the 48 bits of a UUIDv7. */
const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 });

test('an id is one of its kind for the contract, and of no other', () => {
  fc.assert(
    fc.property(kind, kind, moment, (mine, other, now) => {
      const made = newId(mine, now);
      expect(z.safeParse(id(mine), made).success).toBe(true);
      expect(z.safeParse(id(other), made).success).toBe(mine === other);
    }),
  );
});

test('ids sort by their moment', () => {
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      fc.pre(a !== b);
      expect(newId('fact', a) < newId('fact', b)).toBe(a < b);
    }),
  );
});

test('the body of an id is a UUIDv7 of its moment (RFC 9562, 5.7)', () => {
  fc.assert(
    fc.property(moment, (now) => {
      const digits = newId('user', now).slice('usr_'.length).split('');
      const value = digits.reduce(
        (sum, digit) => sum * 32n + BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(digit)),
        0n,
      );
      expect(Number(value >> 80n)).toBe(now);
      expect((value >> 76n) & 0xfn).toBe(7n);
      expect((value >> 62n) & 3n).toBe(2n);
    }),
  );
});

test('ids and secrets of one moment differ', () => {
  const many = 10_000;
  expect(new Set(Array.from({ length: many }, () => newId('peer', 0))).size).toBe(many);
  expect(new Set(Array.from({ length: many }, newSecret)).size).toBe(many);
});

test('a secret has 256 bits and is stored as its SHA-256', () => {
  expect(Buffer.from(newSecret(), 'base64url')).toHaveLength(32);
  expect(hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
