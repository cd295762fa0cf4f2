import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { defineRoute } from '../route.ts';
import { page, pageQuery } from '../rest-values.ts';
import { instant } from '../values.ts';

/** An e-mail that Parley wrote. */
export const outboxMail = z.strictObject({
  id: id('mail'),
  /** What it is about, such as `confirm_email`. */
  kind: z.string(),
  to: z.string(),
  subject: z.string(),
  /** Null where it held a link that is used or over, or that was sent: nobody needs to read it here then. */
  text: z.nullable(z.string()),
  /** `queued` for good where no mail server is set. */
  status: z.enum(['queued', 'sent', 'failed']),
  /** Why it failed, or why it was not taken yet. */
  reason: z.nullable(z.string()),
  /** How often sending it was tried. */
  attempts: z.int(),
  createdAt: instant,
  /** When it was sent or failed for good. */
  settledAt: z.nullable(instant),
});
export type OutboxMail = z.infer<typeof outboxMail>;

export const outboxRoutes = [
  defineRoute({
    id: 'listOutbox',
    method: 'GET',
    path: '/api/outbox',
    tag: 'notifications',
    summary: 'What Parley wrote to people by e-mail, newest first, and what became of it',
    permission: 'admin',
    query: z.strictObject(pageQuery),
    answers: { 200: page(outboxMail) },
  }),
] as const;
