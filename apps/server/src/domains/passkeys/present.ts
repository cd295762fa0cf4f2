import { ParleyError, type Passkey } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import type { PasskeyRow } from './repository.ts';

export const presentPasskey = ({ id, name, synced, createdAt, lastUsedAt }: PasskeyRow): Passkey => ({
  id,
  name,
  synced,
  createdAt: toInstant(createdAt),
  lastUsedAt: lastUsedAt === null ? null : toInstant(lastUsedAt),
});

export const noSuchPasskey = () => new ParleyError('NOT_FOUND', 'You have no such passkey (any more).');
