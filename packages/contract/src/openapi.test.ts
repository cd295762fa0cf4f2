import { expect, test } from 'vitest';
import { CLIENT_ERRORS, SERVER_ERRORS } from './errors.ts';
import { openApiDocument } from './openapi.ts';
import { routes } from './rest/routes.ts';
import type { Route } from './route.ts';

const document = openApiDocument() as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  tags: { name: string; description: string }[];
  'x-errors': Record<string, { status: number | null; meaning: string; cause: string; remedy: string }>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
};
interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { required: boolean };
  responses: Record<string, { description: string }>;
  security: object[];
}

const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
const find = (id: string) => operations.find(({ operationId }) => operationId === id) as Operation;

test('every route is an operation, told apart by its id', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(routes.map(({ id }) => id).sort());
});

test('every part of a path is a required parameter', () => {
  for (const [path, item] of Object.entries(document.paths)) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    for (const { parameters } of Object.values(item)) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => name)).toEqual(names);
      expect(inPath.every(({ required }) => required)).toBe(true);
    }
  }
});

test('every reference leads somewhere, and every component is used', () => {
  const used = new Set(
    [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => String(match[1])),
  );
  expect([...used].sort()).toEqual(Object.keys(document.components.schemas).sort());
  expect(JSON.stringify(document)).not.toMatch(/\$defs|\$schema/);
  for (const schema of Object.values(document.components.schemas)) expect(schema).not.toHaveProperty('id');
});

test('answers name every code that the route can have, and who may call it', () => {
  for (const route of routes as readonly Route[]) {
    const { responses, security } = find(route.id);
    const told = Object.values(responses)
      .map(({ description }) => description)
      .join(', ');
    for (const code of route.errors ?? []) expect(told.split(', ')).toContain(code);
    for (const status of Object.keys(route.answers)) expect(responses).toHaveProperty(status);
    const open = route.permission === 'anyone' || route.permission === 'participant';
    expect(security.some((one) => Object.keys(one).length === 0)).toBe(open);
    expect(security.some((one) => 'ticket' in one)).toBe(route.permission === 'in_room');
    expect(security.some((one) => 'apiKey' in one)).toBe(route.keys !== undefined);
  }
});

test('aliases are described as what they stand for, in what is sent and in what is answered', () => {
  const fields = JSON.stringify(find('createConference').requestBody);
  for (const alias of ['appointment_id', 'host_id', 'meeting_password']) expect(fields).toContain(`"${alias}":`);
  expect(fields).toContain('The same as `passcode`.');
  expect(document.components.schemas).toMatchObject({
    Conference: { properties: { meeting_url: { type: 'string', description: 'The same as `url`.' } } },
  });
});

test('what is sent is described as it is sent, what is answered as it is answered', () => {
  expect(find('signUp').requestBody?.required).toBe(true);
  expect(find('joinByCode').requestBody?.required).toBe(false);
  // A choice between bodies none of which is empty.
  expect(find('addParticipant').requestBody?.required).toBe(true);
  expect(find('createConference').parameters.map(({ name }) => name)).toEqual([
    'Idempotency-Key',
    'Parley-On-Behalf-Of',
  ]);
  expect(find('listConferences').parameters).toContainEqual({
    name: 'limit',
    in: 'query',
    required: false,
    description: 'How many at most. Default 20.',
    example: 20,
    schema: { type: 'integer', minimum: 1, maximum: 100 },
  });
});

test('what OpenAPI has no words for stands beside it: who may call, what a key needs, how often, and every error', () => {
  expect(find('createConference')).toMatchObject({
    'x-permission': 'signed_in',
    'x-api-key': { scope: 'conferences:write', alone: false },
    'x-rate-limit': { count: 60, seconds: 60, per: 'caller' },
    responses: { 429: { 'x-codes': ['RATE_LIMITED'] } },
  });
  expect(Object.keys(document['x-errors'])).toEqual([...Object.keys(SERVER_ERRORS), ...CLIENT_ERRORS]);
  for (const { meaning, cause, remedy } of Object.values(document['x-errors']))
    for (const sentence of [meaning, cause, remedy]) expect(sentence).toMatch(/^[A-Z`].*\.$/s);
  expect(document['x-errors']).toMatchObject({ TOO_EARLY: { status: 403 }, MEDIA_DENIED: { status: null } });
  for (const { description } of document.tags) expect(description).toMatch(/\.$/);
});
