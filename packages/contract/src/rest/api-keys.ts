import * as z from 'zod/mini';
import { API_SCOPES } from '../api-scopes.ts';
import { id } from '../ids.ts';
import { page, pageQuery } from '../rest-values.ts';
import { defineRoute } from '../route.ts';
import { instant, text } from '../values.ts';

/** A key by which a host platform calls the API. The secret itself is told once and never kept. */
export const apiKey = z.strictObject({
  id: id('api_key'),
  name: z.string(),
  scopes: z.array(z.enum(API_SCOPES)),
  prefix: z.string().check(z.describe('How the secret begins, to tell keys apart.')),
  createdAt: instant,
  lastUsedAt: z.nullable(instant).check(z.describe('To the minute; null before the first use.')),
  rotatedAt: z.nullable(instant),
  previousUntil: z
    .nullable(instant)
    .check(z.describe('Until then the secret before the last rotation works too; null when there is none.')),
  revokedAt: z.nullable(instant),
});
export type ApiKey = z.infer<typeof apiKey>;

const secretOnce = z.strictObject({
  key: apiKey,
  secret: z.string().check(z.describe('Send it as `Authorization: Bearer …`. It is shown this once.')),
});

const params = z.strictObject({ id: id('api_key') });
const tag = 'API keys';
const rateLimit = { count: 30, seconds: 60, per: 'caller' } as const;

export const apiKeyRoutes = [
  defineRoute({
    id: 'createApiKey',
    method: 'POST',
    path: '/api/api-keys',
    tag,
    summary: 'Make a key for a host platform; the secret is in this answer alone',
    permission: 'admin',
    body: z.strictObject({
      name: text(80),
      scopes: z.array(z.enum(API_SCOPES)).check(z.minLength(1), z.maxLength(API_SCOPES.length)),
    }),
    answers: { 201: secretOnce },
    errors: ['CONFLICT'],
    rateLimit,
  }),
  defineRoute({
    id: 'listApiKeys',
    method: 'GET',
    path: '/api/api-keys',
    tag,
    summary: 'The keys of the workspace, newest first, revoked ones too',
    permission: 'admin',
    query: z.strictObject(pageQuery),
    answers: { 200: page(apiKey) },
  }),
  defineRoute({
    id: 'rotateApiKey',
    method: 'POST',
    path: '/api/api-keys/{id}/rotate',
    tag,
    summary: 'A new secret; the one before works on for a while, the one before that no longer',
    permission: 'admin',
    params,
    body: z.strictObject({
      overlap: z
        .optional(z.int().check(z.minimum(0), z.maximum(604_800)))
        .check(
          z.describe('Seconds for which the secret before works on, up to a week. Default a day; 0 ends it at once.'),
        ),
    }),
    answers: { 200: secretOnce },
    errors: ['NOT_FOUND'],
    rateLimit,
  }),
  defineRoute({
    id: 'revokeApiKey',
    method: 'DELETE',
    path: '/api/api-keys/{id}',
    tag,
    summary: 'Revoke a key: its secrets stop working at once, for good',
    permission: 'admin',
    params,
    answers: { 204: null },
    errors: ['NOT_FOUND'],
  }),
] as const;
