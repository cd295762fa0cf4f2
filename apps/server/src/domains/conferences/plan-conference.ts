import type { conferenceRoutes, Id, RouteInput } from '@parley/contract';
import type { MeetingSpec, Provider } from '@parley/providers';
import { newId } from '../../platform/ids/ids.ts';
import { validationFailed } from '../../platform/validation/validate.ts';
import type { User } from '../people/index.ts';
import { callProvider } from './provider-calls.ts';
import type { ConferenceRow } from './repository.ts';
import { settingsFrom } from './settings.ts';
import type { Uses } from './uses.ts';
import { wallTimeAt } from './wall-time.ts';

type CreateBody = RouteInput<Extract<(typeof conferenceRoutes)[number], { id: 'createConference' }>>['body'];

export type NewConference = Omit<CreateBody, 'hostId'> & {
  /** Who has a part besides the host; then nobody else comes in. */
  invited?: readonly Id<'user'>[];
};

export const MINUTE = 60_000;
const DEFAULT_MINUTES = 60;
/** A start that is this long ago was meant for now: forms are filled in slowly and clocks differ. */
const MOST_LATE = 5 * MINUTE;

export const startsInPast = (startsAt: number, now: number): boolean => startsAt < now - MOST_LATE;

export const refusePast = () =>
  validationFailed([{ path: 'body.startsAt', message: 'Is in the past. Choose a later time' }]);

/** What a conference takes from who holds it. */
export type Host = Pick<User, 'id' | 'workspaceId' | 'name' | 'timeZone' | 'avatarKey'>;

/** The row as it will be, without what the provider and chance have to say. Throws `VALIDATION_FAILED` and `SETTING_UNSUPPORTED`. */
export function planConference(
  { clock, options }: Pick<Uses, 'clock' | 'options'>,
  host: Host,
  wanted: NewConference,
  provider: string,
  createdBy = host.id,
): ConferenceRow {
  const now = clock.now();
  const startsAt = wanted.startsAt === undefined ? now : Date.parse(wanted.startsAt);
  if (startsInPast(startsAt, now)) throw refusePast();
  const timeZone = wanted.timeZone ?? host.timeZone;
  const instant = wanted.startsAt === undefined;
  return {
    id: newId('conference', now),
    workspaceId: host.workspaceId,
    title: wanted.title ?? host.name,
    description: wanted.description ?? null,
    externalId: wanted.externalId ?? null,
    metadata: wanted.metadata ?? {},
    kind: wanted.kind ?? 'meeting',
    provider,
    meetingId: '',
    state: instant ? 'active' : 'scheduled',
    joinCode: '',
    hostUserId: host.id,
    startsAt,
    endsAt: startsAt + (wanted.durationMinutes ?? DEFAULT_MINUTES) * MINUTE,
    timeZone,
    wallTime: wallTimeAt(startsAt, timeZone),
    startedAt: instant ? now : null,
    endedAt: null,
    settings: settingsFrom(wanted.settings ?? {}, options.maxParticipants),
    invitedOnly: wanted.invited !== undefined,
    createdBy,
    version: 1,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}

/** Has the provider make the meeting of a planned conference. */
export const makeMeeting = (uses: Uses, provider: Provider, conference: ConferenceRow, host: Host) =>
  callProvider(uses, provider, conference, 'create', () => provider.meetings.create(specOf(conference, host.name)));

/** A conference as its provider is told of it. */
export const specOf = (conference: ConferenceRow, hostName: string): MeetingSpec => ({
  conferenceId: conference.id,
  workspaceId: conference.workspaceId,
  title: conference.title,
  startsAt: conference.startsAt,
  endsAt: conference.endsAt,
  timeZone: conference.timeZone,
  hostName,
  settings: conference.settings,
});
