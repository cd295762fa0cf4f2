import { type ConferenceSettings, type conferenceRoutes, ParleyError, UNSUPPORTED_SETTINGS } from '@parley/contract';
import type * as z from 'zod/mini';
import { validationFailed } from '../../platform/validation/validate.ts';

type CreateBody = z.output<Extract<(typeof conferenceRoutes)[number], { id: 'createConference' }>['body']>;
type Wanted = NonNullable<CreateBody['settings']>;

/**
 * The settings that hold: what is wanted over the defaults. Throws `SETTING_UNSUPPORTED` for one that nothing enforces yet (K6),
 * and `VALIDATION_FAILED` for more people than this server takes.
 */
export function settingsFrom(wanted: Wanted, mostParticipants: number): ConferenceSettings {
  const unsupported = UNSUPPORTED_SETTINGS.find((name) => wanted[name] !== undefined);
  if (unsupported !== undefined) {
    throw new ParleyError('SETTING_UNSUPPORTED', `This server does not support the setting ${unsupported} yet.`, {
      details: { setting: unsupported },
    });
  }
  const maxParticipants = wanted.maxParticipants ?? mostParticipants;
  if (maxParticipants > mostParticipants) {
    const message = `This server takes at most ${mostParticipants} people at once`;
    throw validationFailed([{ path: 'body.settings.maxParticipants', message }]);
  }
  return {
    maxParticipants,
    chat: wanted.chat ?? true,
    screenShare: wanted.screenShare ?? 'everyone',
    muteOnEntry: wanted.muteOnEntry ?? false,
    requireAuthentication: wanted.requireAuthentication ?? false,
  };
}
