import type { ConferenceSettings, ParticipantRole } from '@parley/contract';

/** What a provider is told about a conference when it makes the meeting. */
export interface MeetingSpec {
  conferenceId: string;
  workspaceId: string;
  title: string;
  /** Milliseconds since 1970, UTC. */
  startsAt: number;
  endsAt: number;
  /** IANA zone in which the times were chosen. */
  timeZone: string;
  hostName: string;
  settings: ConferenceSettings;
}

/** Who asks to come in, already allowed to by the conference. */
export interface Entrant {
  participantId: string;
  name: string;
  role: ParticipantRole;
}

/** The way in: a room of this server, or a page elsewhere. */
export type Entry =
  | { kind: 'room'; roomId: string; token: string; expiresAt: number }
  | { kind: 'redirect'; url: string };

/** Names one meeting to its provider. */
export interface MeetingRef {
  conferenceId: string;
  workspaceId: string;
  /** The provider's own id, as `create` answered it. */
  meetingId: string;
}

export type EndReason = 'host' | 'over' | 'deleted';

/** Making, entering and ending meetings. Every provider has this. */
export interface Meetings {
  /** Makes the meeting. Called again with the same `conferenceId` it answers the same meeting, never a second one. */
  create(spec: MeetingSpec): Promise<{ meetingId: string }>;
  /** The way in for one person. Throws `ProviderError`. */
  enter(meeting: MeetingRef, entrant: Entrant): Promise<Entry>;
  /** Makes the meeting as its conference is now: times, title, settings, who has which part. Without effect on what has ended. */
  update(meeting: MeetingRef, spec: MeetingSpec): Promise<void>;
  /** Sends one person out, where the provider can; without effect when they are not there. `removed`: somebody else wants it so. */
  leave(meeting: MeetingRef, participantId: string, reason: 'left' | 'removed'): Promise<void>;
  /** Ends it for everyone; without effect on what has ended. */
  end(meeting: MeetingRef, reason: EndReason): Promise<void>;
}

/** Who is there at this moment. */
export interface Presence {
  /** For many meetings at once; a meeting with nobody in it may be left out. `people` holds at most the first five. */
  present(meetings: readonly MeetingRef[]): Promise<Map<string, PresentPeople>>;
}

/** When people came and went. */
export interface Attendance {
  /** Of everybody who was ever there, by participant. */
  times(meeting: MeetingRef): Promise<Map<string, AttendanceTimes>>;
}

/** Milliseconds since 1970. */
export interface AttendanceTimes {
  /** The first time. */
  joinedAt: number;
  /** The last time; null for who is there. */
  leftAt: number | null;
}

/** Keyed by `meetingId` in `Presence`. */
export interface PresentPeople {
  count: number;
  people: { name: string; avatarUrl: string | null }[];
}

/** Who carries a conference's media. An ability that is absent is not offered: the API and the pages follow `capabilities`, never the id. */
export interface Provider {
  /** As it stands in conferences and configuration, such as `webrtc`. */
  id: string;
  /** As people read it. */
  name: string;
  meetings: Meetings;
  presence?: Presence;
  attendance?: Attendance;
  /** Whether `enter` leads into a room of this server. */
  opensRoom: boolean;
}

export type ProviderErrorKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'rate_limited'
  | 'unavailable'
  | 'invalid';

/** A provider's failure, in the port's own words. */
export class ProviderError extends Error {
  readonly kind: ProviderErrorKind;
  readonly provider: string;
  /** Milliseconds to wait before trying again, where the provider said so. */
  readonly retryAfter: number | null;

  constructor(
    provider: string,
    kind: ProviderErrorKind,
    message: string,
    options: { retryAfter?: number; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ProviderError';
    this.provider = provider;
    this.kind = kind;
    this.retryAfter = options.retryAfter ?? null;
  }
}
