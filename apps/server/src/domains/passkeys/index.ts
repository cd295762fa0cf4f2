import type { passkeyRoutes } from '@parley/contract';
import type { Handlers } from '../../platform/http/handler.ts';
import { OneTimeSecrets } from '../../platform/one-time/one-time-secrets.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { passkeysPersonalData } from './personal-data.ts';
import { relyingPartyOf } from './relying-party.ts';
import { countPasskeys } from './repository.ts';
import { passkeyHandlers } from './routes.ts';
import type { Uses } from './uses.ts';

export interface Passkeys {
  handlers: Handlers<typeof passkeyRoutes>;
  /** Host by which passkeys are bound to this server; null where browsers have none. */
  host: string | null;
  personalData: PersonalData;
}

export type PasskeysOptions = Omit<Uses, 'relyingParty' | 'additions' | 'signIns'> & {
  /** Origin of the pages. */
  frontendUrl: string;
};

const MINUTE = 60_000;

export function createPasskeys({ frontendUrl, ...options }: PasskeysOptions): Passkeys {
  const { db, clock, auth } = options;
  const relyingParty = relyingPartyOf(frontendUrl);
  auth.ways.add(countPasskeys);
  return {
    host: relyingParty?.id ?? null,
    personalData: passkeysPersonalData(db),
    handlers: passkeyHandlers({
      ...options,
      relyingParty,
      additions: new OneTimeSecrets({ db, clock, purpose: 'passkey', lasts: 5 * MINUTE }),
      signIns: new OneTimeSecrets({ db, clock, purpose: 'passkey sign-in', lasts: 10 * MINUTE }),
    }),
  };
}
