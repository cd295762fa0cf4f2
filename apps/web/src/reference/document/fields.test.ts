import { openApiDocument } from '@parley/contract/openapi';
import { expect, test } from 'vitest';
import { find } from '../frame/find.ts';
import { highlight } from '../operation/highlight.ts';
import type { ApiDocument } from './api-document.ts';
import { fieldsOf, kindsOf } from './fields.ts';
import { readReference } from './read-reference.ts';

const reference = readReference(openApiDocument() as unknown as ApiDocument);
const { schemas, groups } = reference;
const operation = (id: string) => groups.flatMap((group) => group.operations).find((one) => one.id === id);
const named = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test('every operation is in a group, with what it takes and answers', () => {
  expect(groups.flatMap((group) => group.operations)).toHaveLength(
    Object.values(openApiDocument()['paths'] as object).flatMap((item) => Object.values(item as object)).length,
  );
  expect(operation('createConference')).toMatchObject({
    method: 'POST',
    group: 'conferences',
    key: { scope: 'conferences:write', alone: false },
    rateLimit: { count: 60 },
    body: { example: { title: expect.any(String) } },
  });
  expect(operation('getAvatar')?.successes).toEqual([{ status: '200', body: null, bytes: true }]);
});

test('fields say their type, what they can be, and what is in them', () => {
  const fields = fieldsOf(named('Conference'), schemas);
  const field = (name: string) => fields.find((one) => one.name === name);
  expect(field('state')).toMatchObject({ type: 'string', values: ['scheduled', 'active', 'ended', 'cancelled'] });
  expect(field('startedAt')).toMatchObject({ type: 'date-time | null', kinds: [] });
  expect(field('host')).toMatchObject({ type: 'Person', required: true, kinds: [{ name: null }] });
  expect(field('settings')?.kinds).toHaveLength(1);
  const called = fieldsOf(operation('signUp')?.body?.schema ?? {}, schemas).find(({ name }) => name === 'name');
  expect(called).toMatchObject({ required: true, limit: { kind: 'characters', min: 1, max: 80 } });
});

test('a choice is shown kind by kind, and a list by what it holds', () => {
  expect(kindsOf(named('JoinAnswer'), schemas).map(({ name }) => name)).toEqual([
    'state: "admitted"',
    'state: "early"',
  ]);
  expect(kindsOf({ type: 'array', items: named('Person') }, schemas)).toHaveLength(1);
  expect(kindsOf({ anyOf: [named('Person'), { type: 'null' }] }, schemas)).toHaveLength(1);
});

test('a search finds operations by any of their words, and errors by their code', () => {
  const ids = (search: string) =>
    find(reference, search).groups.flatMap((group) => group.operations.map(({ id }) => id));
  expect(ids('post join-links')).toEqual(['createJoinLink']);
  expect(ids('nowhere to be found')).toEqual([]);
  expect(find(reference, 'rate limited').codes).toEqual(['RATE_LIMITED']);
  expect(find(reference, ' ').groups).toBe(groups);
});

test('colouring loses nothing of a text', () => {
  const samples = {
    json: '{ "a": [1, "b\\"c", true, null] }',
    sh: "curl -X PUT 'it''s' -H \"A: $B\" # done",
    python: 'import os\nx = f"{1}" # two',
    javascript: "const a = await b('c'); // d",
    text: 'plain',
  };
  for (const [language, text] of Object.entries(samples)) {
    expect(
      highlight(text, language)
        .map((token) => token.text)
        .join(''),
    ).toBe(text);
  }
  expect(highlight('{"a": "b"}', 'json').map(({ kind }) => kind)).toEqual([
    'plain',
    'name',
    'plain',
    'string',
    'plain',
  ]);
});
