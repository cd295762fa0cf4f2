import { isDeepStrictEqual } from 'node:util';
import { type conferenceRoutes, ParleyError, type RouteInput } from '@parley/contract';
import { validationFailed } from '../../platform/validation/validate.ts';
import { MINUTE, refusePast, startsInPast } from './plan-conference.ts';
import type { ConferenceChange, ConferenceRow } from './repository.ts';
import { isClosed } from './schedule.ts';
import { settingsFrom } from './settings.ts';
import { conferenceEnded } from './state.ts';
import type { ConferenceOptions } from './uses.ts';
import { wallTimeAt } from './wall-time.ts';

type UpdateBody = RouteInput<Extract<(typeof conferenceRoutes)[number], { id: 'updateConference' }>>['body'];

/** What somebody wants of a conference; what is absent stays. */
export type WantedChange = Omit<UpdateBody, 'version'>;

/** The columns that become others (K12). Throws `CONFERENCE_ENDED`, `INVALID_TRANSITION`, `VALIDATION_FAILED`, `SETTING_UNSUPPORTED`. */
export function changeOf(
  before: ConferenceRow,
  wanted: WantedChange,
  now: number,
  { maxParticipants }: Pick<ConferenceOptions, 'maxParticipants'>,
): ConferenceChange {
  refuseWhenOver(before, now);
  const { title, description, kind, externalId, metadata, settings } = wanted;
  const after: ConferenceChange = {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(kind !== undefined && { kind }),
    ...(externalId !== undefined && { externalId }),
    ...(metadata !== undefined && { metadata }),
    ...(settings !== undefined && { settings: settingsFrom(settings, maxParticipants, before.settings) }),
    ...timesOf(before, wanted, now),
  };
  const changed = Object.entries(after).filter(([name, value]) => {
    return !isDeepStrictEqual(value, before[name as keyof ConferenceChange]);
  });
  return Object.fromEntries(changed);
}

/** Throws `CONFERENCE_ENDED` or `INVALID_TRANSITION` for what nobody changes any more. */
export function refuseWhenOver(before: ConferenceRow, now: number): void {
  if (before.state === 'cancelled') {
    const details = { state: before.state };
    throw new ParleyError('INVALID_TRANSITION', 'This meeting was cancelled. Make a new one.', { details });
  }
  if (isClosed(before, now)) throw conferenceEnded();
}

/** A moved meeting is as long as it was, and a longer one begins when it did. */
function timesOf(before: ConferenceRow, wanted: WantedChange, now: number): ConferenceChange {
  const { timeZone = before.timeZone, durationMinutes } = wanted;
  const startsAt = wanted.startsAt === undefined ? before.startsAt : Date.parse(wanted.startsAt);
  const isMoved = startsAt !== before.startsAt;
  if (isMoved && before.state === 'active') {
    const details = { state: before.state };
    throw new ParleyError('INVALID_TRANSITION', 'This meeting is on: its start is over.', { details });
  }
  if (isMoved && startsInPast(startsAt, now)) throw refusePast();
  const length = durationMinutes === undefined ? before.endsAt - before.startsAt : durationMinutes * MINUTE;
  const endsAt = startsAt + length;
  if (endsAt !== before.endsAt && endsAt <= now) {
    throw validationFailed([{ path: 'body.durationMinutes', message: 'The meeting would be over by now' }]);
  }
  return { startsAt, endsAt, timeZone, wallTime: wallTimeAt(startsAt, timeZone) };
}
