import type { ApiKey, apiKeyRoutes } from '@parley/contract';
import { Gathered } from '../../platform/db/gathered.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import type { KeyCaller } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import type { Names } from '../../platform/names/names.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { authenticateKey } from './authenticate-key.ts';
import { createKey, type NewKey } from './create-key.ts';
import { apiKeysPersonalData } from './personal-data.ts';
import { presentKey } from './present.ts';
import { findByName, findBySecrets, findNames } from './repository.ts';
import { apiKeyHandlers } from './routes.ts';
import type { Uses } from './uses.ts';

export interface ApiKeys {
  handlers: Handlers<typeof apiKeyRoutes>;
  /** Which key a header shows; null when it is of another kind. Throws `UNAUTHENTICATED` for a key that works no longer. */
  authenticate(authorization: string | undefined): Promise<KeyCaller | null>;
  /** Makes a key; its secret is in the answer and nowhere else. */
  create(key: NewKey, origin: Origin): Promise<{ key: ApiKey; secret: string }>;
  personalData: PersonalData;
  names: Names;
}

export function createApiKeys(uses: Uses): ApiKeys {
  const { db, clock } = uses;
  const opened = new Gathered((hashes: readonly string[]) => findBySecrets(db.sql, hashes, clock.now()));
  return {
    handlers: apiKeyHandlers(uses),
    personalData: apiKeysPersonalData(uses.db),
    names: {
      of: (ids) => findNames(db.sql, ids),
      having: (workspaceId, words, most) => findByName(db.sql, workspaceId, words, most),
    },
    authenticate: (authorization) => authenticateKey({ db, clock, opened }, authorization),
    async create(wanted, origin) {
      const { key, secret } = await createKey(uses, wanted, origin);
      return { key: presentKey(key), secret };
    },
  };
}
