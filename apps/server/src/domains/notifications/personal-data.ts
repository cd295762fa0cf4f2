import { and, eq, gt } from 'drizzle-orm';
import { toInstant } from '../../platform/clock/clock.ts';
import { inPages, mapPages } from '../../platform/db/in-pages.ts';
import type { Sql } from '../../platform/db/database.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { outbox } from './tables.ts';

/** What was written to a person; without the texts, whose links are for their mailbox alone. */
export const notificationsPersonalData = (db: { sql: Sql }): PersonalData => ({
  tables: { outbox: { sections: ['messages'] } },
  async forget(tx, { userId }) {
    await tx.delete(outbox).where(eq(outbox.userId, userId));
  },
  sections: [
    {
      name: 'messages',
      rows: ({ userId }) => {
        const read = (last: typeof outbox.$inferSelect | null, size: number) =>
          db.sql
            .select()
            .from(outbox)
            .where(and(eq(outbox.userId, userId), last === null ? undefined : gt(outbox.id, last.id)))
            .orderBy(outbox.id)
            .limit(size);
        return mapPages(inPages(read), ({ id, kind, address, subject, status, createdAt }) => ({
          id,
          kind,
          address,
          subject,
          status,
          createdAt: toInstant(createdAt),
        }));
      },
    },
  ],
});
