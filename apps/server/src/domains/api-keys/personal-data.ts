import { and, eq, gt } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import { inPages, mapPages } from '../../platform/db/in-pages.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { presentKey } from './present.ts';
import type { ApiKeyRow } from './repository.ts';
import { apiKeys } from './tables.ts';

/** The keys that a person made. They are the workspace's and stay when the person goes. */
export const apiKeysPersonalData = (db: { sql: Sql }): PersonalData => ({
  tables: { api_keys: { sections: ['apiKeys'] } },
  sections: [
    {
      name: 'apiKeys',
      rows: ({ userId }) => {
        const read = (last: ApiKeyRow | null, size: number) =>
          db.sql
            .select()
            .from(apiKeys)
            .where(and(eq(apiKeys.createdBy, userId), last === null ? undefined : gt(apiKeys.id, last.id)))
            .orderBy(apiKeys.id)
            .limit(size);
        return mapPages(inPages(read), presentKey);
      },
    },
  ],
});
