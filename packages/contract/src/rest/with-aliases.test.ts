import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { answerAliases, answeredWith, withAliases } from './with-aliases.ts';

const NAMES = { host_id: 'hostId', owner: 'hostId', elsewhere: 'nothing' } as const;
const inner = withAliases(z.strictObject({ chat: z.optional(z.boolean()) }), { enable_chat: 'chat' });
const schema = withAliases(z.strictObject({ hostId: z.string(), settings: z.optional(inner) }), NAMES);

const issues = (value: unknown) =>
  z.safeParse(schema, value).error?.issues.map(({ path, code }) => `${path.join('.')}: ${code}`);

test('a field comes under any of its names, nested ones too, and goes on under ours', () => {
  const read = { hostId: 'a', settings: { chat: true } };
  expect(z.parse(schema, { hostId: 'a', settings: { chat: true } })).toEqual(read);
  expect(z.parse(schema, { host_id: 'a', settings: { enable_chat: true } })).toEqual(read);
  expect(z.parse(schema, { owner: 'a' })).toEqual({ hostId: 'a' });
});

test('under none, under two, of the wrong kind, and under names that the object does not have it is an issue of its own', () => {
  expect(issues({})).toEqual(['hostId: invalid_type']);
  expect(issues({ hostId: 'a', host_id: 'a' })).toEqual(['host_id: custom']);
  expect(issues({ host_id: 'a', owner: 'b' })).toEqual(['owner: custom']);
  expect(issues({ host_id: 1 })).toEqual(['host_id: invalid_type']);
  expect(issues({ hostId: 'a', elsewhere: 1 })).toEqual([': unrecognized_keys']);
  expect(issues({ hostId: 'a', settings: { chat: true, enable_chat: false } })).toEqual([
    'settings.enable_chat: custom',
  ]);
  expect(issues(null)).toEqual([': invalid_type']);
});

test('what is answered has both names', () => {
  const answer = answeredWith(z.strictObject({ url: z.string() }), { meeting_url: 'url' });
  const value = answerAliases({ url: 'there' }, { meeting_url: 'url' });
  expect(z.parse(answer, value)).toEqual({ url: 'there', meeting_url: 'there' });
  expect(z.safeParse(answer, { url: 'there' }).success).toBe(false);
});
