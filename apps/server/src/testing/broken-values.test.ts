import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { brokenValues, oddValues, withOtherIds } from './broken-values.ts';

const schema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(5)),
  count: z.optional(z.int().check(z.minimum(2), z.maximum(9))),
  inner: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('one'), flag: z.boolean() }),
    z.strictObject({ kind: z.literal('two'), of: z.string().check(z.regex(/^usr_[0-9a-z]{26}$/)) }),
  ]),
});
const good = { name: 'Anna', inner: { kind: 'one', flag: true } };

test('every field is broken in every way that the schema refuses, and no value is one that it takes', () => {
  const broken = brokenValues(schema, good);
  const labels = broken.map(({ label }) => label);
  const expected = [
    'name: missing',
    'name: null',
    'name: "xxxxxx"',
    'count: 1',
    'count: 10',
    'count: 1.5',
    'count: "1"',
  ];
  const nested = [
    'inner: missing',
    'inner.flag: null',
    'inner.flag: missing',
    'inner.kind: "x"',
    'inner: unknown field',
  ];
  expect(labels).toEqual(expect.arrayContaining([...expected, ...nested, ': unknown field']));
  expect(labels).not.toContain('count: missing');
  expect(broken.filter(({ value }) => z.safeParse(schema, value).success)).toEqual([]);
  expect(brokenValues(schema, good)).toEqual(broken);
});

test('odd texts and other ids are put where the schema takes them', () => {
  expect(oddValues(schema, good).map(({ value }) => value)).toContainEqual({ ...good, name: 'a\0b' });
  const two = { name: 'Anna', inner: { kind: 'two', of: `usr_${'0'.repeat(26)}` } };
  const other = `usr_${'1'.repeat(26)}`;
  expect(withOtherIds(schema, two, [other, `ws_${'1'.repeat(26)}`]).map(({ value }) => value)).toEqual([
    { ...two, inner: { kind: 'two', of: other } },
  ]);
});
