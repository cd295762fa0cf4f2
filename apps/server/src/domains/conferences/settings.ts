import { isDeepStrictEqual } from 'node:util';
import { type ConferenceSettings, ParleyError, type settingsInput, UNSUPPORTED_SETTINGS } from '@parley/contract';
import type * as z from 'zod/mini';
import { validationFailed } from '../../platform/validation/validate.ts';

type Wanted = z.output<typeof settingsInput>;

const DEFAULTS = {
  chat: true,
  screenShare: 'everyone',
  muteOnEntry: false,
  requireAuthentication: false,
} as const;

/**
 * The settings that hold: what is wanted over those before, or the defaults. Throws `SETTING_UNSUPPORTED` for one that nothing enforces yet (K6), unless it asks for nothing,
 * and `VALIDATION_FAILED` for more people than this server takes.
 */
export function settingsFrom(
  wanted: Wanted,
  mostParticipants: number,
  before: ConferenceSettings = { ...DEFAULTS, maxParticipants: mostParticipants },
): ConferenceSettings {
  for (const [name, nothing] of Object.entries(UNSUPPORTED_SETTINGS)) {
    const value = wanted[name as keyof typeof UNSUPPORTED_SETTINGS];
    if (value === undefined || nothing.some((one) => isDeepStrictEqual(one, value))) continue;
    throw new ParleyError('SETTING_UNSUPPORTED', `This server does not support the setting ${name} yet.`, {
      details: { setting: name },
    });
  }
  if (wanted.maxParticipants !== undefined && wanted.maxParticipants > mostParticipants) {
    const message = `This server takes at most ${mostParticipants} people at once`;
    throw validationFailed([{ path: 'body.settings.maxParticipants', message }]);
  }
  return {
    maxParticipants: wanted.maxParticipants ?? before.maxParticipants,
    chat: wanted.chat ?? before.chat,
    screenShare: wanted.screenShare ?? before.screenShare,
    muteOnEntry: wanted.muteOnEntry ?? before.muteOnEntry,
    requireAuthentication: wanted.requireAuthentication ?? before.requireAuthentication,
  };
}
