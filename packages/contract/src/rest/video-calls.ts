import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { page, pageQuery } from '../rest-values.ts';
import { defineRoute } from '../route.ts';
import { conference } from './conference.ts';
import { changedConference, conferenceFilters, newConference } from './conferences.ts';
import { joinAnswer } from './join.ts';

// Conferences under another name: what is made here is found there. See `docs/api/names.md`.

const one = z.strictObject({ call: conference });
const params = z.strictObject({ id: id('conference') });
const tag = 'video calls';
const reading = { scope: 'conferences:read', alone: true } as const;
const writing = { scope: 'conferences:write', alone: true } as const;
const joining = { scope: 'join:on_behalf' } as const;

export const videoCallRoutes = [
  defineRoute({
    id: 'createVideoCall',
    method: 'POST',
    path: '/api/video-calls',
    tag,
    summary: 'Create a call, now (no `startsAt`) or scheduled',
    permission: 'signed_in',
    keys: { scope: 'conferences:write' },
    body: newConference,
    answers: { 201: one },
    errors: ['SETTING_UNSUPPORTED', 'PROVIDER_ERROR', 'RATE_LIMITED', 'CONFLICT', 'FORBIDDEN'],
    idempotent: true,
    rateLimit: { count: 60, seconds: 60, per: 'caller' },
  }),
  defineRoute({
    id: 'listVideoCalls',
    method: 'GET',
    path: '/api/video-calls',
    tag,
    summary: "The caller's calls, newest start first unless sorted",
    permission: 'signed_in',
    keys: reading,
    query: z.strictObject({ ...pageQuery, ...conferenceFilters }),
    answers: { 200: page(conference) },
  }),
  defineRoute({
    id: 'listUpcomingVideoCalls',
    method: 'GET',
    path: '/api/video-calls/upcoming',
    tag,
    summary: "The caller's scheduled calls, next first",
    permission: 'signed_in',
    keys: reading,
    query: z.strictObject(pageQuery),
    answers: { 200: page(conference) },
  }),
  defineRoute({
    id: 'getActiveVideoCall',
    method: 'GET',
    path: '/api/video-calls/active',
    tag,
    summary: 'The call that is on now, the one that began last of several; null when none is',
    permission: 'signed_in',
    keys: reading,
    answers: { 200: z.strictObject({ call: z.nullable(conference) }) },
  }),
  defineRoute({
    id: 'getVideoCall',
    method: 'GET',
    path: '/api/video-calls/{id}',
    tag,
    summary: 'One call',
    permission: 'signed_in',
    keys: reading,
    params,
    answers: { 200: one },
    errors: ['NOT_FOUND'],
  }),
  defineRoute({
    id: 'updateVideoCall',
    method: 'PUT',
    path: '/api/video-calls/{id}',
    tag,
    summary: 'Change a call, or move it: what is absent stays as it is',
    permission: 'signed_in',
    keys: writing,
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
    id: 'deleteVideoCall',
    method: 'DELETE',
    path: '/api/video-calls/{id}',
    tag,
    summary: 'Delete a call; one that is on ends first',
    permission: 'signed_in',
    keys: writing,
    params,
    answers: { 204: null },
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  }),
  defineRoute({
    id: 'endVideoCall',
    method: 'POST',
    path: '/api/video-calls/{id}/end',
    tag,
    summary: 'End it for everyone; ending what has ended changes nothing',
    permission: 'signed_in',
    keys: writing,
    params,
    answers: { 200: one },
    errors: ['NOT_FOUND', 'FORBIDDEN', 'INVALID_TRANSITION'],
  }),
  defineRoute({
    id: 'joinVideoCall',
    method: 'POST',
    path: '/api/video-calls/{id}/join',
    tag,
    summary: 'Ask to come in; being there begins on the realtime connection',
    permission: 'participant',
    keys: joining,
    params,
    answers: { 200: joinAnswer },
    errors: ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'CONFERENCE_ENDED', 'PROVIDER_ERROR'],
    rateLimit: { count: 60, seconds: 60, per: 'caller' },
  }),
  defineRoute({
    id: 'leaveVideoCall',
    method: 'POST',
    path: '/api/video-calls/{id}/leave',
    tag,
    summary: "Leave it; the caller's connection to the room closes",
    permission: 'participant',
    keys: joining,
    params,
    answers: { 204: null },
    errors: ['NOT_FOUND'],
  }),
] as const;
