import { eq, or, sql } from 'drizzle-orm';
import type { Sql } from '../db/database.ts';
import type { Leaving } from '../personal-data/personal-data.ts';
import { idempotentAnswers as answers } from './tables.ts';

/** Takes a person out of the answers that are kept for a day: their own go, in others' their name and picture are gaps. */
export async function forgetPerson(tx: Sql, { userId, name, avatarKey }: Leaving): Promise<void> {
  await tx.delete(answers).where(or(eq(answers.caller, userId), sql`${answers.caller} like ${`% ${userId}`}`));
  const picture = JSON.stringify(`/api/avatars/${avatarKey}`);
  await tx
    .update(answers)
    .set({ answer: sql`replace(replace(${answers.answer}, ${JSON.stringify(name)}, '""'), ${picture}, 'null')` })
    .where(sql`strpos(${answers.answer}, ${userId}) > 0`);
}
