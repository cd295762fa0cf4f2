import * as z from 'zod/mini';
import { defineRoute } from '../route.ts';
import { issuer, subject } from './host-people.ts';

const tag = 'privacy';
const params = z.strictObject({ issuer, subject });

export const privacyRoutes = [
  defineRoute({
    id: 'exportMe',
    method: 'GET',
    path: '/api/me/export',
    tag,
    summary: 'All that is kept of the caller, as one JSON document',
    permission: 'signed_in',
    answers: { 200: 'download' },
    rateLimit: { count: 10, seconds: 3600, per: 'caller' },
  }),
  defineRoute({
    id: 'eraseMe',
    method: 'DELETE',
    path: '/api/me',
    tag,
    summary: 'Erase the caller, at once and for good; what they say here shows that it is them',
    permission: 'signed_in',
    body: z.strictObject({
      password: z
        .optional(z.string().check(z.maxLength(200)))
        .check(z.describe('Without it the session has to have begun in the last ten minutes.')),
    }),
    answers: { 204: null },
    errors: ['CONFLICT', 'FORBIDDEN', 'RATE_LIMITED'],
  }),
  defineRoute({
    id: 'erasePerson',
    method: 'DELETE',
    path: '/api/people/{issuer}/{subject}',
    tag,
    summary: 'Erase this person of the host platform, at once and for good',
    permission: 'key',
    keys: { scope: 'people:write', alone: true },
    params,
    answers: { 204: null },
    errors: ['NOT_FOUND', 'CONFLICT'],
  }),
  defineRoute({
    id: 'exportPerson',
    method: 'GET',
    path: '/api/people/{issuer}/{subject}/export',
    tag,
    summary: 'All that is kept of this person of the host platform, as one JSON document',
    permission: 'key',
    keys: { scope: 'people:read', alone: true },
    params,
    answers: { 200: 'download' },
    errors: ['NOT_FOUND'],
  }),
] as const;
