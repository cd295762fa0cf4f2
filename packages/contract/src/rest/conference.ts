import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { timeZone } from '../rest-values.ts';
import { instant, text } from '../values.ts';
import { CONFERENCE_ANSWERS, SETTING_ALIASES } from './aliases.ts';
import { person } from './people.ts';
import { answeredWith, withAliases } from './with-aliases.ts';

export const CONFERENCE_KINDS = [
  'meeting',
  'training',
  'mentorship',
  'coffee_chat',
  'group_meeting',
  'alumni_gathering',
] as const;

/** `scheduled → active → ended`, or `cancelled`. What has ended never opens again. */
export const CONFERENCE_STATES = ['scheduled', 'active', 'ended', 'cancelled'] as const;
export type ConferenceState = (typeof CONFERENCE_STATES)[number];

/** The settings of a conference as they hold, every one of them enforced by the server. */
export const conferenceSettings = z.strictObject({
  maxParticipants: z
    .int()
    .check(z.minimum(2), z.maximum(200))
    .check(z.describe('People at once, 2 to 200; the server’s own limit holds besides.')),
  chat: z.boolean(),
  screenShare: z.enum(['everyone', 'moderators']),
  muteOnEntry: z.boolean().check(z.describe('Everyone but the host comes in muted, and may unmute.')),
  requireAuthentication: z.boolean().check(z.describe('Only people with an account may come in.')),
});
export type ConferenceSettings = z.infer<typeof conferenceSettings>;

/**
 * Settings of the glossary that no code enforces yet, with the values that ask for nothing: how it is without them. Asking for another
 * one is refused with `SETTING_UNSUPPORTED`.
 */
export const UNSUPPORTED_SETTINGS = {
  waitingRoom: [false, null],
  allowedDomains: [[], null],
  passcode: ['', null],
  autoRecord: [false, null],
  endToEndEncryption: [false, null],
  recordingConsent: [null],
  rosterVisible: [true, null],
} as const;
type UnsupportedSetting = keyof typeof UNSUPPORTED_SETTINGS;

/** Settings as they are asked for: those that are absent stay, or get their default. */
export const settingsInput = withAliases(
  z.strictObject({
    ...z.partial(conferenceSettings).shape,
    ...(Object.fromEntries(Object.keys(UNSUPPORTED_SETTINGS).map((name) => [name, z.optional(z.unknown())])) as Record<
      UnsupportedSetting,
      z.ZodMiniOptional<z.ZodMiniUnknown>
    >),
  }),
  SETTING_ALIASES,
);

const METADATA_ENTRIES = 20;

/** What a host platform keeps with a conference: at most 20 short texts by name. */
export const metadata = z
  .record(z.string().check(z.regex(/^[A-Za-z][\w.-]{0,39}$/)), text(500, 0))
  .check(z.refine((entries) => Object.keys(entries).length <= METADATA_ENTRIES, 'Has more than 20 entries'));

/** The host platform's own id of what the conference is for, such as an appointment. */
export const externalId = text(200);

/** An id of another system, which may be a number there. It is a text here. */
export const foreignId = z.pipe(z.union([externalId, z.int()]), z.transform(String));

/** Someone who is in a conference at this moment. */
export const presentPerson = z.strictObject({ name: z.string(), avatarUrl: z.nullable(z.string()) });

const ownFields = z.strictObject({
  id: id('conference'),
  title: z.string(),
  description: z.nullable(z.string()),
  kind: z.enum(CONFERENCE_KINDS),
  provider: z
    .string()
    .check(z.describe('Id of the provider that carries the media; `GET /api/providers` explains each.')),
  state: z.enum(CONFERENCE_STATES),
  joinCode: z.string(),
  url: z.string().check(z.describe('The one link that people get.')),
  roomId: z.nullable(id('room')).check(z.describe('Its live side, where it is held on this server; else null.')),
  externalId: z
    .nullable(z.string())
    .check(
      z.describe(
        'With `metadata` null for who may not change the conference. One that is open has an external id for itself.',
      ),
    ),
  metadata: z.nullable(z.record(z.string(), z.string())),
  host: person,
  startsAt: instant,
  endsAt: instant,
  timeZone: z.string().check(z.describe('IANA zone in which the times were chosen.')),
  opensAt: instant.check(z.describe('From here on participants may come in; the host always may.')),
  startedAt: z.nullable(instant),
  endedAt: z.nullable(instant),
  settings: conferenceSettings,
  present: z.strictObject({ count: z.int(), people: z.array(presentPerson) }),
  /** What the caller may do with it. */
  capabilities: z.strictObject({
    canStart: z.boolean(),
    canEnd: z.boolean(),
    canUpdate: z.boolean(),
    canCancel: z.boolean(),
    canDelete: z.boolean(),
  }),
  version: z.int().check(z.describe('Counts its changes; `If-Match` takes it.')),
  createdAt: instant,
  updatedAt: instant,
});

export const conference = answeredWith(ownFields, CONFERENCE_ANSWERS);
export type Conference = z.infer<typeof conference>;

/** What people say of a conference, as it is asked for. */
export const conferenceInput = {
  description: z.optional(z.nullable(text(2000))),
  externalId: z
    .optional(z.nullable(foreignId))
    .check(z.describe('Your own id of what it is for, such as an appointment. One that is open has it for itself.')),
  metadata: z
    .optional(metadata)
    .check(z.describe('Up to 20 short texts by name that you keep with it; only who may change it sees them.')),
  kind: z.optional(z.enum(CONFERENCE_KINDS)),
  startsAt: z.optional(instant).check(z.describe('When it begins, in UTC. A new one without it begins now.')),
  durationMinutes: z
    .optional(z.int().check(z.minimum(5), z.maximum(1440)))
    .check(z.describe('Length in minutes, 5 to 1440. Default 60.')),
  timeZone: z
    .optional(timeZone)
    .check(z.describe('IANA zone in which the time was chosen. A new one without it takes the host’s.')),
  settings: z.optional(settingsInput),
};
