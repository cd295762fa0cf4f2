import { ParleyError } from '@parley/contract';
import type { RelyingParty } from './relying-party.ts';
import type { Uses } from './uses.ts';

/** Throws `UNAVAILABLE` where browsers have no passkeys. */
export function demandRelyingParty({ relyingParty }: Pick<Uses, 'relyingParty'>): RelyingParty {
  if (relyingParty !== null) return relyingParty;
  throw new ParleyError('UNAVAILABLE', 'Browsers have passkeys only for pages under https with a name.');
}
