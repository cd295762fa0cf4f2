import * as z from 'zod/mini';
import { CALL_RATINGS } from '../call-rating.ts';
import { id } from '../ids.ts';
import { defineRoute } from '../route.ts';
import { page, pageQuery, timeZone } from '../rest-values.ts';
import { instant, text } from '../values.ts';
import { joinAnswer } from './join.ts';
import { person } from './people.ts';

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
  /** People at once, 2 to 200; the server's own limit holds besides. */
  maxParticipants: z.int().check(z.minimum(2), z.maximum(200)),
  chat: z.boolean(),
  screenShare: z.enum(['everyone', 'moderators']),
  /** Everyone but the host comes in muted, and may unmute. */
  muteOnEntry: z.boolean(),
  /** Only people with an account may come in. */
  requireAuthentication: z.boolean(),
});
export type ConferenceSettings = z.infer<typeof conferenceSettings>;

/** Settings of the glossary that no code enforces yet. Asking for one is refused with `SETTING_UNSUPPORTED`. */
export const UNSUPPORTED_SETTINGS = [
  'waitingRoom',
  'allowedDomains',
  'passcode',
  'autoRecord',
  'endToEndEncryption',
  'recordingConsent',
  'rosterVisible',
] as const;

const settingsInput = z.strictObject({
  ...z.partial(conferenceSettings).shape,
  ...(Object.fromEntries(UNSUPPORTED_SETTINGS.map((name) => [name, z.optional(z.unknown())])) as Record<
    (typeof UNSUPPORTED_SETTINGS)[number],
    z.ZodMiniOptional<z.ZodMiniUnknown>
  >),
});

/** Someone who is in a conference at this moment. */
export const presentPerson = z.strictObject({ name: z.string(), avatarUrl: z.nullable(z.string()) });

export const conference = z.strictObject({
  id: id('conference'),
  title: z.string(),
  kind: z.enum(CONFERENCE_KINDS),
  /** Id of the provider that carries the media; `GET /api/providers` explains each. */
  provider: z.string(),
  state: z.enum(CONFERENCE_STATES),
  joinCode: z.string(),
  /** The one link that people get. */
  url: z.string(),
  host: person,
  startsAt: instant,
  endsAt: instant,
  /** IANA zone in which the times were chosen. */
  timeZone: z.string(),
  /** From here on participants may come in; the host always may. */
  opensAt: instant,
  startedAt: z.nullable(instant),
  endedAt: z.nullable(instant),
  settings: conferenceSettings,
  present: z.strictObject({ count: z.int(), people: z.array(presentPerson) }),
  /** What the caller may do with it. */
  capabilities: z.strictObject({ canStart: z.boolean(), canEnd: z.boolean(), canDelete: z.boolean() }),
  version: z.int(),
  createdAt: instant,
  updatedAt: instant,
});
export type Conference = z.infer<typeof conference>;

const one = z.strictObject({ conference });
const params = z.strictObject({ id: id('conference') });
const tag = 'conferences';

export const conferenceRoutes = [
  defineRoute({
    id: 'createConference',
    method: 'POST',
    path: '/api/video-conferences',
    tag,
    summary: 'Create a conference, now (no `startsAt`) or scheduled',
    permission: 'signed_in',
    body: z.strictObject({
      title: text(200),
      kind: z.optional(z.enum(CONFERENCE_KINDS)),
      provider: z.optional(z.string().check(z.maxLength(40))),
      startsAt: z.optional(instant),
      /** Length in minutes, 5 to 1440. Default 60. */
      durationMinutes: z.optional(z.int().check(z.minimum(5), z.maximum(1440))),
      timeZone: z.optional(timeZone),
      settings: z.optional(settingsInput),
    }),
    answers: { 201: one },
    errors: ['SETTING_UNSUPPORTED', 'PROVIDER_ERROR', 'RATE_LIMITED'],
    idempotent: true,
    rateLimit: { count: 60, seconds: 60, per: 'caller' },
  }),
  defineRoute({
    id: 'listConferences',
    method: 'GET',
    path: '/api/video-conferences',
    tag,
    summary: "The caller's conferences, newest start first",
    permission: 'signed_in',
    query: z.strictObject({ ...pageQuery, state: z.optional(z.enum(CONFERENCE_STATES)) }),
    answers: { 200: page(conference) },
  }),
  defineRoute({
    id: 'listUpcoming',
    method: 'GET',
    path: '/api/video-conferences/upcoming',
    tag,
    summary: "The caller's scheduled conferences, next first",
    permission: 'signed_in',
    query: z.strictObject(pageQuery),
    answers: { 200: page(conference) },
  }),
  defineRoute({
    id: 'listActive',
    method: 'GET',
    path: '/api/video-conferences/active',
    tag,
    summary: "The caller's conferences that are on now",
    permission: 'signed_in',
    query: z.strictObject(pageQuery),
    answers: { 200: page(conference) },
  }),
  defineRoute({
    id: 'getConference',
    method: 'GET',
    path: '/api/video-conferences/{id}',
    tag,
    summary: 'One conference',
    permission: 'signed_in',
    params,
    answers: { 200: one },
    errors: ['NOT_FOUND'],
  }),
  defineRoute({
    id: 'deleteConference',
    method: 'DELETE',
    path: '/api/video-conferences/{id}',
    tag,
    summary: 'Delete a conference; one that is on ends first',
    permission: 'signed_in',
    params,
    answers: { 204: null },
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  }),
  defineRoute({
    id: 'startConference',
    method: 'POST',
    path: '/api/video-conferences/{id}/start',
    tag,
    summary: 'Start it, at any time before its end; starting what is on changes nothing',
    permission: 'signed_in',
    params,
    answers: { 200: one },
    errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFERENCE_ENDED', 'INVALID_TRANSITION'],
  }),
  defineRoute({
    id: 'endConference',
    method: 'POST',
    path: '/api/video-conferences/{id}/end',
    tag,
    summary: 'End it for everyone; ending what has ended changes nothing',
    permission: 'signed_in',
    params,
    answers: { 200: one },
    errors: ['NOT_FOUND', 'FORBIDDEN', 'INVALID_TRANSITION'],
  }),
  defineRoute({
    id: 'joinConference',
    method: 'POST',
    path: '/api/video-conferences/{id}/join',
    tag,
    summary: 'Ask to come in; being there begins on the realtime connection',
    permission: 'participant',
    params,
    answers: { 200: joinAnswer },
    errors: ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'CONFERENCE_ENDED', 'PROVIDER_ERROR'],
    rateLimit: { count: 60, seconds: 60, per: 'caller' },
  }),
  defineRoute({
    id: 'rateConference',
    method: 'POST',
    path: '/api/video-conferences/{id}/rating',
    tag,
    summary: 'Say how the call was, once for each participant',
    permission: 'participant',
    params,
    body: z.strictObject({ rating: z.enum(CALL_RATINGS) }),
    answers: { 204: null },
    errors: ['NOT_FOUND', 'CONFLICT'],
    rateLimit: { count: 30, seconds: 60, per: 'caller' },
  }),
  defineRoute({
    id: 'leaveConference',
    method: 'POST',
    path: '/api/video-conferences/{id}/leave',
    tag,
    summary: "Leave it; the caller's connection to the room closes",
    permission: 'participant',
    params,
    answers: { 204: null },
    errors: ['NOT_FOUND'],
  }),
] as const;
