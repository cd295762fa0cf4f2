import type { ApiKey } from '@parley/contract';
import { instantOrNull, toInstant } from '../../platform/clock/clock.ts';
import type { ApiKeyRow } from './repository.ts';

export const presentKey = (key: ApiKeyRow): ApiKey => ({
  id: key.id,
  name: key.name,
  scopes: [...key.scopes],
  prefix: key.prefix,
  createdAt: toInstant(key.createdAt),
  lastUsedAt: instantOrNull(key.lastUsedAt),
  rotatedAt: instantOrNull(key.rotatedAt),
  previousUntil: instantOrNull(key.previousUntil),
  revokedAt: instantOrNull(key.revokedAt),
});
