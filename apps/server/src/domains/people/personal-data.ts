import { eq } from 'drizzle-orm';
import { type Clock, toInstant } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { type PersonalData, without } from '../../platform/personal-data/personal-data.ts';
import { forgetPerson } from './forget-person.ts';
import { avatars, identities, users } from './tables.ts';

/** What is kept of a person themselves: few rows each. */
export const peoplePersonalData = ({ db, clock }: { db: Database; clock: Clock }): PersonalData => ({
  tables: {
    users: { sections: ['profile'] },
    identities: { sections: ['identities'] },
    avatars: { sections: ['pictures'] },
  },
  forget: (tx, leaving) => forgetPerson(tx, leaving, clock.now()),
  sections: [
    {
      name: 'profile',
      async *rows({ userId }) {
        const rows = await db.sql.select().from(users).where(eq(users.id, userId));
        yield rows.map((user) => ({
          ...without(user, 'avatarKey', 'deletedAt', 'version'),
          createdAt: toInstant(user.createdAt),
          updatedAt: toInstant(user.updatedAt),
        }));
      },
    },
    {
      name: 'identities',
      async *rows({ userId }) {
        const rows = await db.sql.select().from(identities).where(eq(identities.userId, userId));
        yield rows.map((row) => ({
          ...without(row, 'userId', 'workspaceId'),
          createdAt: toInstant(row.createdAt),
        }));
      },
    },
    {
      name: 'pictures',
      async *rows({ userId }) {
        const rows = await db.sql.select().from(avatars).where(eq(avatars.userId, userId));
        yield rows.map(({ contentType, content, createdAt }) => ({
          contentType,
          base64: Buffer.from(content).toString('base64'),
          createdAt: toInstant(createdAt),
        }));
      },
    },
  ],
});
