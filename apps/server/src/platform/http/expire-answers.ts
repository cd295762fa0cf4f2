import { inArray, lte, sql } from 'drizzle-orm';
import type { Expiring } from '../retention/expiring.ts';
import { idempotentAnswers as answers } from './tables.ts';

/** Answers are of no workspace: those of all go with the first one's. */
export const expiringAnswers: Expiring = {
  what: 'answers',
  period: null,
  async expire(tx, { before, limit }) {
    const place = sql`(${answers.caller}, ${answers.route}, ${answers.key})`;
    const some = tx
      .select({ caller: answers.caller, route: answers.route, key: answers.key })
      .from(answers)
      .where(lte(answers.expiresAt, before))
      .limit(limit);
    const rows = await tx.delete(answers).where(inArray(place, some)).returning({ key: answers.key });
    return { gone: rows.length, more: rows.length === limit };
  },
};
