import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ParleyApi } from '@parley/client';
import { openApiDocument } from '@parley/contract/openapi';
import { expect, test } from 'vitest';
import type { ApiDocument } from '../document/api-document.ts';
import { type Operation, readReference } from '../document/read-reference.ts';
import { requestOf } from '../try-it/send.ts';
import { curlSample } from './curl.ts';
import { javascriptSample } from './javascript.ts';
import { pythonSample } from './python.ts';
import { credentialOf, exampleValues, type Values } from './sample-request.ts';

// Samples are run: curl's by a shell, JavaScript's by the typed client. Both have to send what "Try it" sends.

const ORIGIN = 'https://meet.example';
const SECRET = 'pk_secret';
const NOW = Date.parse('2026-12-01T12:00:00Z');
const run = promisify(execFile);
const operations = readReference(openApiDocument() as unknown as ApiDocument).groups.flatMap(
  (group) => group.operations,
);
const byId = (id: string) => operations.find((one) => one.id === id) as Operation;

/** With what a shell and a string could stumble over. */
const odd: Values = {
  ...exampleValues(byId('createConference'), NOW),
  body: JSON.stringify({
    title: `Maya's "first" \\ lesson\n$HOME \`ls\` ’`,
    settings: { chat: false },
    externalId: null,
  }),
  onBehalfOf: 'campus:a/b; name=L%C3%B6w',
  idempotencyKey: 'lesson-2026-11',
};
const samples: [string, Operation, Values][] = [
  ...operations.map((one): [string, Operation, Values] => [one.id, one, exampleValues(one, NOW)]),
  ['odd values', byId('createConference'), odd],
];

/** What is sent, in a form that does not depend on who sends it. */
function sent(operation: Operation, values: Values) {
  const secret = credentialOf(operation) === null ? '' : SECRET;
  const [url, { method, headers, body }] = requestOf(operation, values, { kind: 'secret', secret });
  const { Authorization: authorization, ...rest } = headers as Record<string, string>;
  const all = { ...rest, ...(secret !== '' && { Authorization: authorization }) };
  return {
    method,
    url: ORIGIN + url,
    headers: plain(all),
    body: body === undefined ? null : JSON.parse(body as string),
  };
}
const plain = (headers: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

test('every sample of curl sends what its operation takes', async () => {
  const script = [
    // Stands in for curl: says its words, which the shell has made of the sample.
    "curl() { printf '%s\\0' \"$@\"; printf '\\1'; }",
    ...samples.map(([, operation, values]) => curlSample(operation, values, ORIGIN)),
  ].join('\n');
  const env = { PARLEY_KEY: SECRET, PARLEY_TOKEN: SECRET };
  const { stdout } = await run('/bin/sh', ['-c', script], { env, maxBuffer: 8 * 1024 * 1024 });
  const calls = stdout.split('\u0001').slice(0, -1);
  expect(calls).toHaveLength(samples.length);
  for (const [index, call] of calls.entries()) {
    const [name, operation, values] = samples[index] as (typeof samples)[number];
    const words = call.split('\0').slice(0, -1);
    const after = (option: string) => words.flatMap((word, at) => (words[at - 1] === option ? [word] : []));
    const [body] = after('-d');
    const headers = after('-H').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
    const told = {
      method: after('-X')[0] ?? (body === undefined ? 'GET' : 'POST'),
      url: words.find((word) => word.startsWith(ORIGIN)),
      headers: plain(Object.fromEntries(headers) as Record<string, string>),
      body: body === undefined ? null : JSON.parse(body),
    };
    expect(told, name).toEqual(sent(operation, values));
  }
});

test.each(samples)('the sample of JavaScript sends what %s takes', async (_, operation, values) => {
  const calls: { url: string; init: RequestInit }[] = [];
  class RecordedApi extends ParleyApi {
    constructor(options: ConstructorParameters<typeof ParleyApi>[0]) {
      const record = async (url: string | URL | Request, init: RequestInit = {}) => {
        calls.push({ url: url as string, init });
        return new Response(null, { status: 204 });
      };
      super({ ...options, fetch: record });
    }
  }
  const code = javascriptSample(operation, values, ORIGIN).replace(/^import .*\n/, '');
  const AsyncFunction = (async () => {}).constructor as new (
    ...words: string[]
  ) => (...given: unknown[]) => Promise<void>;
  const given = [RecordedApi, { env: { PARLEY_KEY: SECRET, PARLEY_TOKEN: SECRET } }, { log() {} }];
  await new AsyncFunction('ParleyApi', 'process', 'console', code)(...given);
  const [{ url, init } = { url: '', init: {} }] = calls;
  const { accept: __, ...headers } = plain(init.headers as Record<string, string>);
  const body = init.body === undefined ? null : JSON.parse(init.body as string);
  expect({ method: init.method, url, headers, body }).toEqual(sent(operation, values));
});

test('the sample of Python says the same in its own words', () => {
  expect(pythonSample(byId('createConference'), odd, ORIGIN)).toBe(`import os
import requests

answer = requests.post(
    "https://meet.example/api/video-conferences",
    headers={"Authorization": f"Bearer {os.environ['PARLEY_KEY']}", "Parley-On-Behalf-Of": "campus:a/b; name=L%C3%B6w", "Idempotency-Key": "lesson-2026-11"},
    json={
        "title": "Maya's \\"first\\" \\\\ lesson\\n$HOME \`ls\` ’",
        "settings": {"chat": False},
        "externalId": None,
    },
    timeout=30,
)
answer.raise_for_status()
print(answer.text)`);
  expect(pythonSample(byId('getSettings'), exampleValues(byId('getSettings'), NOW), ORIGIN)).not.toContain('os.');
});

test('an example that planned for a day that is over plans for the same hour of a week to come', () => {
  const at = (now: string) => JSON.parse(exampleValues(byId('createConference'), Date.parse(now)).body ?? '').startsAt;
  expect(at('2026-11-01T00:00:00Z')).toBe('2026-11-24T15:00:00.000Z');
  expect(at('2026-11-24T15:00:00Z')).toBe('2026-12-01T15:00:00.000Z');
  expect(at('2027-03-01T00:00:00Z')).toBe('2027-03-02T15:00:00.000Z');
});

test('who is signed in acts for nobody else, and a pasted key goes without cookies', () => {
  const operation = byId('createConference');
  const values = exampleValues(operation, NOW);
  const [, own] = requestOf(operation, values, { kind: 'session', secret: 'forgotten' });
  expect(own).toMatchObject({ credentials: 'same-origin', headers: { 'Content-Type': 'application/json' } });
  expect(Object.keys(own.headers ?? {})).toEqual(['Content-Type']);
  const [, byKey] = requestOf(operation, values, { kind: 'secret', secret: ' pk_1 ' });
  expect(byKey).toMatchObject({
    credentials: 'omit',
    headers: { Authorization: 'Bearer pk_1', 'Parley-On-Behalf-Of': 'campus:4711' },
  });
});
