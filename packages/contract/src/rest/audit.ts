import * as z from 'zod/mini';
import { FACTS, type FactType } from '../facts.ts';
import { id } from '../ids.ts';
import { page, pageQuery } from '../rest-values.ts';
import { defineRoute } from '../route.ts';
import { instant, text } from '../values.ts';

/** Something by its id, and what it is called now; null where it has no name, or has none any more. */
const named = z.strictObject({ id: z.string(), name: z.nullable(z.string()) });

/** One fact as the audit log shows it. */
export const auditEntry = z.strictObject({
  id: id('fact'),
  /** One of the facts; there may be more of them one day. */
  type: z.string(),
  at: instant,
  actor: z.strictObject({
    kind: z.enum(['user', 'guest', 'key', 'system']),
    /** Null for the system. */
    id: z.nullable(z.string()),
    name: z.nullable(z.string()),
  }),
  /** The person for whom a key acted. */
  onBehalfOf: z.nullable(named),
  subject: named,
  /** The conference in which it happened. */
  conference: z.nullable(named),
  address: z.nullable(z.string()),
  requestId: z.nullable(z.string()),
  payload: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const anyId = z.string().check(z.regex(/^[a-z]{1,8}_[0-9a-hjkmnp-tv-z]{26}$/));

/** What the log can be narrowed to, all of it together. */
const filters = {
  search: z
    .optional(text(100, 2))
    .check(
      z.describe(
        'Part of the name or e-mail address of somebody, the name of a guest or key, the title of a conference, or what the pages call a fact, in any language. Of what is called so, the newest two hundred of each kind.',
      ),
    ),
  type: z.optional(z.enum(Object.keys(FACTS) as [FactType, ...FactType[]])),
  /** Who did it: a user, a guest (participant) or an API key. */
  actor: z.optional(anyId),
  subject: z.optional(anyId),
  onBehalfOf: z.optional(id('user')),
  address: z.optional(text(64)),
  from: z.optional(instant),
  /** Before this moment. */
  to: z.optional(instant),
};

export const auditRoutes = [
  defineRoute({
    id: 'listAudit',
    method: 'GET',
    path: '/api/audit',
    tag: 'audit',
    summary: 'Who did what in the workspace, newest first',
    permission: 'admin',
    query: z.strictObject({ ...pageQuery, ...filters }),
    answers: { 200: page(auditEntry) },
  }),
  defineRoute({
    id: 'exportAudit',
    method: 'GET',
    path: '/api/audit/export',
    tag: 'audit',
    summary: 'The same as a table (CSV), all of it',
    description: 'What a spreadsheet would take for a formula begins with an apostrophe.',
    permission: 'admin',
    query: z.strictObject(filters),
    answers: { 200: 'csv' },
    rateLimit: { count: 20, seconds: 3600, per: 'caller' },
  }),
] as const;
