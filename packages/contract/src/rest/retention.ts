import * as z from 'zod/mini';
import { defineRoute } from '../route.ts';
import { instant } from '../values.ts';

/** What expires after as many days as a workspace says: the default, and the fewest days that it may say. */
export const RETENTION = {
  /** Facts: the audit log. */
  auditDays: { default: 365, least: 30 },
  /** What was written in conferences, from their end. */
  chatDays: { default: 365, least: 1 },
  /** Names of guests, from the end of their conference. */
  guestNameDays: { default: 90, least: 1 },
} as const;
export type RetentionPeriod = keyof typeof RETENTION;
export const MOST_RETENTION_DAYS = 3650;

const days = (period: RetentionPeriod) =>
  z.int().check(z.minimum(RETENTION[period].least), z.maximum(MOST_RETENTION_DAYS));

/** How long a workspace keeps what. */
export const retention = z.strictObject({
  auditDays: z.int(),
  chatDays: z.int(),
  guestNameDays: z.int(),
  /** The same everywhere. */
  fixed: z.strictObject({
    /** A session that is not used for so long is over. */
    sessionIdleDays: z.int(),
    sessionDays: z.int(),
    /** Answers that are kept for requests with an `Idempotency-Key`. */
    answerHours: z.int(),
  }),
  version: z.int(),
  /** Null while nobody has changed it. */
  updatedAt: z.nullable(instant),
});
export type Retention = z.infer<typeof retention>;

const tag = 'privacy';
const answers = { 200: z.strictObject({ retention }) };

export const retentionRoutes = [
  defineRoute({
    id: 'getRetention',
    method: 'GET',
    path: '/api/retention',
    tag,
    summary: 'How long the workspace keeps what',
    permission: 'signed_in',
    answers,
  }),
  defineRoute({
    id: 'changeRetention',
    method: 'PUT',
    path: '/api/retention',
    tag,
    summary: 'Keep things for longer or shorter; what is absent stays',
    permission: 'admin',
    versioned: true,
    body: z.strictObject({
      auditDays: z.optional(days('auditDays')),
      chatDays: z.optional(days('chatDays')),
      guestNameDays: z.optional(days('guestNameDays')),
      /** The version that was changed, as in `If-Match`. */
      version: z.optional(z.int().check(z.minimum(1))),
    }),
    answers,
    errors: ['VERSION_CONFLICT'],
  }),
] as const;
