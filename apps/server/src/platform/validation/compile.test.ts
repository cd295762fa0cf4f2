import { type Route, routes } from '@parley/contract';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { $ZodObject, $ZodObjectJIT } from 'zod/v4/core';
import rest from '../../../../../packages/contract/examples/rest.json' with { type: 'json' };
import { compile } from './compile.ts';

const shape = () => ({
  name: z.optional(z.string()),
  kind: z._default(z.string(), 'round'),
  size: z.nullable(z.strictObject({ width: z.int() })),
  parts: z.array(z.union([z.strictObject({ a: z.int() }), z.object({ b: z.record(z.string(), z.int()) })])),
});
/** The same schema, interpreted and compiled. */
function both() {
  const make = () => z.strictObject(shape()).check(z.refine(({ parts }) => parts.length < 3, 'Has too many parts'));
  const compiled = make();
  compile(compiled);
  return [make(), compiled] as const;
}

test('[H2] what is compiled takes, changes and refuses the same', () => {
  const [interpreted, compiled] = both();
  const good = { size: { width: 1 }, parts: [{ a: 1 }, { b: { c: 2 }, more: 3 }] };
  const values = [
    good,
    { ...good, name: undefined, kind: 'flat', size: null },
    { ...good, size: undefined },
    { parts: [] },
    { ...good, extra: 1, size: { width: 'x', height: 2 } },
    { ...good, parts: [{ a: 'x' }, 7, { b: { c: null } }] },
    { ...good, parts: [{ a: 1 }, { a: 2 }, { a: 3 }] },
    JSON.parse('{"__proto__":{"admin":true},"size":null,"parts":[]}'),
    [],
    null,
    'text',
  ];
  const told = (schema: z.ZodMiniType) => values.map((value) => z.safeParse(schema, value));
  const [one, other] = [told(interpreted), told(compiled)];
  expect(other.map(({ data }) => data)).toEqual(one.map(({ data }) => data));
  expect(other.map(({ error }) => error?.issues)).toEqual(one.map(({ error }) => error?.issues));
  expect(one.map(({ success }) => success)).toEqual([true, true, ...Array(9).fill(false)]);
});

test('[H3] every object of a page of conferences is compiled, and its example fits', () => {
  const { answers } = (routes as readonly Route[]).find(({ id }) => id === 'listConferences') as Route;
  const schema = answers[200] as z.ZodMiniType;
  compile(schema);
  compile(schema);
  expect(schema).toBeInstanceOf($ZodObjectJIT);
  const { items } = (schema as z.ZodMiniObject<{ items: z.ZodMiniArray<z.ZodMiniObject> }>)._zod.def.shape;
  const { element } = items._zod.def;
  expect(element).toBeInstanceOf($ZodObjectJIT);
  const inner = Object.values(element._zod.def.shape).filter((field) => field instanceof $ZodObject);
  expect(inner.length).toBeGreaterThan(2);
  for (const field of inner) expect(field).toBeInstanceOf($ZodObjectJIT);
  expect(z.safeParse(schema, rest.listConferences.answer).success).toBe(true);
});
