import type { ApiKey } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import type { ApiKeyRow } from './repository.ts';

const orNull = (moment: number | null) => (moment === null ? null : toInstant(moment));

export const presentKey = (key: ApiKeyRow): ApiKey => ({
  id: key.id,
  name: key.name,
  scopes: [...key.scopes],
  prefix: key.prefix,
  createdAt: toInstant(key.createdAt),
  lastUsedAt: orNull(key.lastUsedAt),
  rotatedAt: orNull(key.rotatedAt),
  previousUntil: orNull(key.previousUntil),
  revokedAt: orNull(key.revokedAt),
});
