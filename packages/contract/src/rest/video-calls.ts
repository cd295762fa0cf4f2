import * as z from 'zod/mini';
import { conference } from './conference.ts';
import { conferenceRoutes } from './conferences.ts';
import { sameAs } from './route-names.ts';

// Conferences under another name: what is made here is found there. See `docs/api/names.md`.

const route = sameAs(conferenceRoutes);
const one = z.strictObject({ call: conference });
const tag = 'video calls';

export const videoCallRoutes = [
  route('createConference', {
    id: 'createVideoCall',
    path: '/api/video-calls',
    tag,
    summary: 'Create a call, now (no `startsAt`) or scheduled',
    answers: { 201: one },
  }),
  route('listConferences', {
    id: 'listVideoCalls',
    path: '/api/video-calls',
    tag,
    summary: "The caller's calls, newest start first unless sorted",
  }),
  route('listUpcoming', {
    id: 'listUpcomingVideoCalls',
    path: '/api/video-calls/upcoming',
    tag,
    summary: "The caller's scheduled calls, next first",
  }),
  route('listActive', {
    id: 'getActiveVideoCall',
    path: '/api/video-calls/active',
    tag,
    summary: 'The call that is on now, the one that began last of several; null when none is',
    query: z.strictObject({}),
    answers: { 200: z.strictObject({ call: z.nullable(conference) }) },
  }),
  route('getConference', {
    id: 'getVideoCall',
    path: '/api/video-calls/{id}',
    tag,
    summary: 'One call',
    answers: { 200: one },
  }),
  route('updateConference', {
    id: 'updateVideoCall',
    path: '/api/video-calls/{id}',
    tag,
    summary: 'Change a call, or move it: what is absent stays as it is',
    answers: { 200: one },
  }),
  route('deleteConference', {
    id: 'deleteVideoCall',
    path: '/api/video-calls/{id}',
    tag,
    summary: 'Delete a call; one that is on ends first',
  }),
  route('endConference', {
    id: 'endVideoCall',
    path: '/api/video-calls/{id}/end',
    tag,
    summary: 'End it for everyone; ending what has ended changes nothing',
    answers: { 200: one },
  }),
  route('joinConference', {
    id: 'joinVideoCall',
    path: '/api/video-calls/{id}/join',
    tag,
    summary: 'Ask to come in; being there begins on the realtime connection',
  }),
  route('leaveConference', {
    id: 'leaveVideoCall',
    path: '/api/video-calls/{id}/leave',
    tag,
    summary: "Leave it; the caller's connection to the room closes",
  }),
] as const;
