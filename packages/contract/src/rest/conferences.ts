import * as z from 'zod/mini';
import { CALL_RATINGS } from '../call-rating.ts';
import { id } from '../ids.ts';
import { page, pageQuery } from '../rest-values.ts';
import { defineRoute } from '../route.ts';
import { instant, text } from '../values.ts';
import { CONFERENCE_ALIASES } from './aliases.ts';
import { CONFERENCE_KINDS, CONFERENCE_STATES, conference, conferenceInput, externalId } from './conference.ts';
import { personId } from './host-people.ts';
import { joinAnswer } from './join.ts';
import { withAliases } from './with-aliases.ts';

const one = z.strictObject({ conference });
const params = z.strictObject({ id: id('conference') });
const tag = 'conferences';

/** What a list of conferences can be narrowed to, all of it together. */
export const conferenceFilters = {
  state: z.optional(z.enum(CONFERENCE_STATES)),
  kind: z.optional(z.enum(CONFERENCE_KINDS)),
  provider: z.optional(z.string().check(z.maxLength(40))),
  hostId: z.optional(id('user')),
  externalId: z.optional(externalId),
  from: z.optional(instant).check(z.describe('Those that begin at or after this moment, and before that one.')),
  to: z.optional(instant).check(z.describe('Those that begin before this moment.')),
  search: z.optional(text(100)).check(z.describe('Words in title or description, in one piece.')),
  sort: z
    .optional(z.enum(['startsAt', '-startsAt', 'createdAt', '-createdAt']))
    .check(z.describe('A minus turns it round: latest first.')),
};

/** What a room is made of: a conference that is held on this server. */
const newRoomFields = z.strictObject({
  title: z.optional(text(200)).check(z.describe('Default: the name of its host.')),
  hostId: z
    .optional(personId)
    .check(z.describe('Who holds it, if somebody else than the caller: for admins and keys.')),
  ...conferenceInput,
});
export const newRoom = withAliases(newRoomFields, CONFERENCE_ALIASES);

/** What a conference is made of. */
export const newConference = withAliases(
  z.strictObject({
    ...newRoomFields.shape,
    provider: z
      .optional(z.string().check(z.maxLength(40)))
      .check(z.describe('Who carries the media; the server’s default where absent. `GET /api/providers` lists them.')),
  }),
  CONFERENCE_ALIASES,
);

/** What is changed of one; what is absent stays. */
export const changedConference = withAliases(
  z.strictObject({
    title: z.optional(text(200)),
    ...conferenceInput,
    version: z
      .optional(z.int().check(z.minimum(1)))
      .check(
        z.describe('The version that was changed: another one now is `VERSION_CONFLICT`. The same as `If-Match`.'),
      ),
  }),
  CONFERENCE_ALIASES,
);

export const conferenceRoutes = [
  defineRoute({
    id: 'createConference',
    method: 'POST',
    path: '/api/video-conferences',
    tag,
    summary: 'Create a conference, now (no `startsAt`) or scheduled',
    description:
      'The answer’s `url` is the one link that people get, whoever carries the media. A key creates it on behalf of the person who will be its host. With an `Idempotency-Key` a repeated request gives the same conference.',
    permission: 'signed_in',
    keys: { scope: 'conferences:write' },
    body: newConference,
    answers: { 201: one },
    errors: ['SETTING_UNSUPPORTED', 'PROVIDER_ERROR', 'RATE_LIMITED', 'CONFLICT', 'FORBIDDEN'],
    idempotent: true,
    rateLimit: { count: 60, seconds: 60, per: 'caller' },
  }),
  defineRoute({
    id: 'listConferences',
    method: 'GET',
    path: '/api/video-conferences',
    tag,
    summary: "The caller's conferences, newest start first unless sorted",
    description:
      'A person sees those that they host or have a part in; an admin, and a key that acts for nobody, all of the workspace. Filters hold all together.',
    permission: 'signed_in',
    keys: { scope: 'conferences:read', alone: true },
    query: z.strictObject({ ...pageQuery, ...conferenceFilters }),
    answers: { 200: page(conference) },
  }),
  defineRoute({
    id: 'listUpcoming',
    method: 'GET',
    path: '/api/video-conferences/upcoming',
    tag,
    summary: "The caller's scheduled conferences, next first",
    permission: 'signed_in',
    keys: { scope: 'conferences:read', alone: true },
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
    keys: { scope: 'conferences:read', alone: true },
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
    keys: { scope: 'conferences:read', alone: true },
    params,
    answers: { 200: one },
    errors: ['NOT_FOUND'],
  }),
  defineRoute({
    id: 'updateConference',
    method: 'PUT',
    path: '/api/video-conferences/{id}',
    tag,
    summary: 'Change a conference, or move it: what is absent stays as it is',
    description:
      'A room that is on follows at once. Send the version that was read, as `If-Match` or `version`, and a change by somebody else in between is told instead of overwritten.',
    permission: 'signed_in',
    keys: { scope: 'conferences:write', alone: true },
    params,
    body: changedConference,
    answers: { 200: one },
    errors: [
      'NOT_FOUND',
      'FORBIDDEN',
      'CONFERENCE_ENDED',
      'INVALID_TRANSITION',
      'SETTING_UNSUPPORTED',
      'VERSION_CONFLICT',
      'CONFLICT',
    ],
    versioned: true,
    rateLimit: { count: 120, seconds: 60, per: 'caller' },
  }),
  defineRoute({
    id: 'cancelConference',
    method: 'POST',
    path: '/api/video-conferences/{id}/cancel',
    tag,
    summary: 'Cancel it before it begins; cancelling what was cancelled changes nothing',
    permission: 'signed_in',
    keys: { scope: 'conferences:write', alone: true },
    params,
    answers: { 200: one },
    errors: ['NOT_FOUND', 'FORBIDDEN', 'INVALID_TRANSITION'],
  }),
  defineRoute({
    id: 'deleteConference',
    method: 'DELETE',
    path: '/api/video-conferences/{id}',
    tag,
    summary: 'Delete a conference; one that is on ends first',
    permission: 'signed_in',
    keys: { scope: 'conferences:write', alone: true },
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
    keys: { scope: 'conferences:write', alone: true },
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
    keys: { scope: 'conferences:write', alone: true },
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
    description:
      'Answers `admitted` with the way in, or `early` with the moment to come back. For a room of this server that is a room token of five minutes, which the SDK hands to the realtime connection.',
    permission: 'participant',
    keys: { scope: 'join:on_behalf' },
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
    keys: { scope: 'join:on_behalf' },
    params,
    answers: { 204: null },
    errors: ['NOT_FOUND'],
  }),
] as const;
