import * as z from 'zod/mini';
import { defineRoute } from '../route.ts';
import { instant } from '../values.ts';
import { CONFERENCE_KINDS } from './conference.ts';

const numbers = {
  conferences: z.int(),
  minutes: z.int().check(z.describe('During which they were on, what is on until now.')),
  participants: z
    .int()
    .check(z.describe('Parts in them, of users and of guests who came; who had a part in two counts twice.')),
};

/** Numbers of the conferences that begin in a span of time. */
export const dashboard = z.strictObject({
  from: instant,
  to: z.nullable(instant).check(z.describe('Null: without an end, so that what is scheduled counts.')),
  ...numbers,
  byState: z.strictObject({ scheduled: z.int(), active: z.int(), ended: z.int(), cancelled: z.int() }),
  byKind: z.array(z.strictObject({ kind: z.enum(CONFERENCE_KINDS), ...numbers })),
  byProvider: z.array(z.strictObject({ provider: z.string(), ...numbers })),
});
export type Dashboard = z.infer<typeof dashboard>;

export const dashboardRoutes = [
  defineRoute({
    id: 'getDashboard',
    method: 'GET',
    path: '/api/video-conferences/dashboard',
    tag: 'analytics',
    summary: "Numbers of the caller's conferences, an admin's and a key's own of all in the workspace",
    permission: 'signed_in',
    keys: { scope: 'conferences:read', alone: true },
    query: z.strictObject({
      from: z.optional(instant).check(z.describe('Those that begin at or after this moment. Default: 30 days ago.')),
      to: z.optional(instant).check(z.describe('Those that begin before this moment.')),
    }),
    answers: { 200: z.strictObject({ dashboard }) },
    rateLimit: { count: 60, seconds: 60, per: 'caller' },
  }),
] as const;
