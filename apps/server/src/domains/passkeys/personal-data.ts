import { eq } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { presentPasskey } from './present.ts';
import { findPasskeys } from './repository.ts';
import { passkeys } from './tables.ts';

/** The keys by which a person signs in. */
export const passkeysPersonalData = (db: { sql: Sql }): PersonalData => ({
  tables: { passkeys: { sections: ['passkeys'] } },
  async forget(tx, { userId }) {
    await tx.delete(passkeys).where(eq(passkeys.userId, userId));
  },
  sections: [
    {
      name: 'passkeys',
      async *rows({ userId }) {
        yield (await findPasskeys(db.sql, userId)).map(presentPasskey);
      },
    },
  ],
});
