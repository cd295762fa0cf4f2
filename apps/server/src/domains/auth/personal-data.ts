import { and, eq, gt } from 'drizzle-orm';
import { toInstant } from '../../platform/clock/clock.ts';
import { inPages, mapPages } from '../../platform/db/in-pages.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { forgetPerson } from './forget-person.ts';
import { passwords, sessions } from './tables.ts';
import type { Uses } from './uses.ts';

/** How a person signs in, and where they are signed in; without the secrets. */
export const authPersonalData = (uses: Pick<Uses, 'db' | 'facts'>): PersonalData => ({
  tables: {
    passwords: { sections: ['passwords'] },
    sessions: { sections: ['sessions'] },
    account_links: { leftOut: 'Hashes of links that are good for days at most; the messages that hold them are told.' },
    devices: { leftOut: 'Hashes of marks in browsers, without a name or an address.' },
  },
  forget: (tx, leaving, origin) => forgetPerson(uses, tx, leaving, origin),
  sections: [
    {
      name: 'passwords',
      async *rows({ userId }) {
        const rows = await uses.db.sql.select().from(passwords).where(eq(passwords.userId, userId));
        yield rows.map(({ updatedAt }) => ({ setAt: toInstant(updatedAt) }));
      },
    },
    {
      name: 'sessions',
      rows: ({ userId }) => {
        const read = (last: typeof sessions.$inferSelect | null, size: number) =>
          uses.db.sql
            .select()
            .from(sessions)
            .where(and(eq(sessions.userId, userId), last === null ? undefined : gt(sessions.id, last.id)))
            .orderBy(sessions.id)
            .limit(size);
        return mapPages(inPages(read), ({ id, kind, userAgent, address, createdAt, lastSeenAt }) => ({
          id,
          kind,
          userAgent,
          address,
          createdAt: toInstant(createdAt),
          lastSeenAt: toInstant(lastSeenAt),
        }));
      },
    },
  ],
});
