import { defineRoute } from '@parley/contract';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Caller, KeyCaller } from './caller.ts';
import type { Handlers } from './handler.ts';
import { serveRoutes } from './testing/serve-routes.ts';

const answers = { 200: z.strictObject({ who: z.string() }) };
const shared = { method: 'POST', tag: 'things', summary: 'Do it', answers } as const;
const routes = [
  defineRoute({ ...shared, id: 'closed', path: '/api/closed', permission: 'anyone' }),
  defineRoute({
    ...shared,
    id: 'alone',
    path: '/api/alone',
    permission: 'signed_in',
    keys: { scope: 'conferences:read', alone: true },
  }),
  defineRoute({
    ...shared,
    id: 'forPeople',
    path: '/api/for-people',
    permission: 'signed_in',
    keys: { scope: 'conferences:write' },
    body: z.strictObject({ title: z.optional(z.string()) }),
    rateLimit: { count: 1, seconds: 60, per: 'caller' },
  }),
  defineRoute({
    ...shared,
    id: 'keysOnly',
    path: '/api/keys-only',
    permission: 'key',
    keys: { scope: null, alone: true },
  }),
  defineRoute({ ...shared, id: 'adminsOnly', path: '/api/admins-only', permission: 'admin' }),
] as const;

const nameOf = (caller: Caller) =>
  caller.kind === 'key' ? caller.keyId : caller.kind === 'user' ? `${caller.userId} by ${caller.by}` : 'nobody';
const tell = async (_input: object, { caller }: { caller: Caller }) => ({ who: nameOf(caller) });
const handlers: Handlers<typeof routes> = {
  closed: tell,
  alone: tell,
  forPeople: tell,
  keysOnly: tell,
  adminsOnly: tell,
};

const WORKSPACE = 'ws_00000000000000000000000000';
const PROFILE = { name: 'Maya', timeZone: 'UTC', avatarKey: null };
const KEY: KeyCaller = {
  kind: 'key',
  keyId: 'key_1',
  workspaceId: WORKSPACE,
  scopes: ['conferences:read', 'conferences:write'],
};

/** `key` shows the key, `less` one without scopes, anything else a member. `met` tells for whom the key acted. */
async function setUp(rateLimitFactor = 1) {
  const met: string[] = [];
  const { server } = await serveRoutes(routes, handlers, {
    rateLimitFactor,
    async authenticate({ authorization }): Promise<Caller> {
      if (authorization === 'key') return KEY;
      if (authorization === 'less') return { ...KEY, keyId: 'key_2', scopes: [] };
      if (authorization === undefined) return { kind: 'nobody', workspaceId: WORKSPACE };
      return {
        kind: 'user',
        workspaceId: WORKSPACE,
        userId: 'usr_1',
        sessionId: 'ses_1',
        role: 'member',
        by: 'bearer',
        profile: PROFILE,
      };
    },
    async actFor(key, { issuer, subject }) {
      met.push(`${issuer}:${subject}`);
      const { workspaceId, keyId } = key;
      return {
        kind: 'user',
        workspaceId,
        userId: `usr_${subject}`,
        role: 'member',
        by: 'key',
        keyId,
        issuer,
        profile: PROFILE,
      };
    },
  });
  const call = async (path: string, authorization?: string, onBehalfOf?: string, payload: object = {}) => {
    const headers = {
      ...(authorization !== undefined && { authorization }),
      ...(onBehalfOf !== undefined && { 'parley-on-behalf-of': onBehalfOf }),
    };
    const answer = await server.inject({ method: 'POST', url: path, headers, payload });
    const body = answer.json<{ who?: string; code?: string }>();
    return body.who ?? body.code;
  };
  return { call, met };
}

test('[G3] a route is open to keys where it says so, and for its scope', async () => {
  const { call } = await setUp();
  expect(await call('/api/closed', 'key')).toBe('FORBIDDEN');
  expect(await call('/api/alone', 'key')).toBe('key_1');
  expect(await call('/api/alone', 'less')).toBe('FORBIDDEN');
  expect(await call('/api/keys-only', 'less')).toBe('key_2');
  expect(await call('/api/admins-only', 'key')).toBe('FORBIDDEN');
});

test('[G3] [G8] what is for keys or admins is for nobody else', async () => {
  const { call } = await setUp();
  for (const path of ['/api/keys-only', '/api/admins-only']) {
    expect([await call(path), await call(path, 'member')]).toEqual(['UNAUTHENTICATED', 'FORBIDDEN']);
  }
});

test('[G4] a key acts for a person where it says for whom, and only a key does', async () => {
  const { call, met } = await setUp();
  expect(await call('/api/for-people', 'key')).toBe('FORBIDDEN');
  expect(await call('/api/for-people', 'key', 'campus:7')).toBe('usr_7 by key');
  expect(await call('/api/alone', 'key', 'campus:8')).toBe('usr_8 by key');
  for (const who of ['member', undefined]) {
    expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain(await call('/api/for-people', who, 'campus:7'));
  }
  expect(met).toEqual(['campus:7', 'campus:8']);
});

test('[G4] nobody is made by a request that is refused', async () => {
  const { call, met } = await setUp();
  expect(await call('/api/for-people', 'key', 'campus:9', { colour: 'red' })).toBe('VALIDATION_FAILED');
  expect(await call('/api/for-people', 'less', 'campus:9')).toBe('FORBIDDEN');
  expect(await call('/api/for-people', 'key', 'campus')).toBe('VALIDATION_FAILED');
  expect(met).toEqual([]);
});

test('[G7] each person of a key has their own limit, and all together that of the key', async () => {
  const { call } = await setUp();
  expect(await call('/api/for-people', 'key', 'campus:1')).toBe('usr_1 by key');
  expect(await call('/api/for-people', 'key', 'campus:1')).toBe('RATE_LIMITED');
  expect(await call('/api/for-people', 'key', 'campus:2')).toBe('usr_2 by key');

  const tight = await setUp(3 / 1200);
  for (const _ of [1, 2, 3]) expect(await tight.call('/api/alone', 'key')).toBe('key_1');
  expect(await tight.call('/api/alone', 'key', 'campus:3')).toBe('RATE_LIMITED');
  expect(await tight.call('/api/keys-only', 'less')).toBe('key_2');
});
