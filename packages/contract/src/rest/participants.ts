import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { page, pageQuery } from '../rest-values.ts';
import { PARTICIPANT_ROLES } from '../roles.ts';
import { defineRoute } from '../route.ts';
import { instant, text } from '../values.ts';

/** Somebody's part in a conference, whether or not they are there. */
export const participant = z.strictObject({
  id: id('participant'),
  kind: z.enum(['user', 'guest']),
  userId: z.nullable(id('user')).check(z.describe('Null for guests.')),
  name: z.string(),
  avatarUrl: z.nullable(z.string()),
  role: z.enum(PARTICIPANT_ROLES),
  expected: z
    .boolean()
    .check(
      z.describe('A guest who was named and has not come yet: who comes by the link under this name takes the place.'),
    ),
  createdAt: instant,
});
export type Participant = z.infer<typeof participant>;

const one = z.strictObject({ participant });
const conferenceParams = z.strictObject({ id: id('conference') });
const params = z.strictObject({ id: id('conference'), participantId: id('participant') });
const tag = 'participants';
const keys = { scope: 'conferences:write', alone: true } as const;
const errors = ['NOT_FOUND', 'FORBIDDEN', 'CONFERENCE_ENDED', 'INVALID_TRANSITION', 'CONFLICT'] as const;
const rateLimit = { count: 120, seconds: 60, per: 'caller' } as const;

export const participantRoutes = [
  defineRoute({
    id: 'addParticipant',
    method: 'POST',
    path: '/api/video-conferences/{id}/participants',
    tag,
    summary: 'Give a user of the workspace a part, or name a guest who will come by the link',
    permission: 'signed_in',
    keys,
    params: conferenceParams,
    body: z.union([
      z.strictObject({ userId: id('user'), role: z.optional(z.enum(['moderator', 'participant'])) }),
      z.strictObject({ name: text(80) }),
    ]),
    answers: { 201: one },
    errors,
    idempotent: true,
    rateLimit,
  }),
  defineRoute({
    id: 'listParticipants',
    method: 'GET',
    path: '/api/video-conferences/{id}/participants',
    tag,
    summary: 'Everybody with a part in it, in the order in which they got it; without those who were removed',
    permission: 'signed_in',
    keys: { scope: 'conferences:read', alone: true },
    params: conferenceParams,
    query: z.strictObject(pageQuery),
    answers: { 200: page(participant) },
    errors: ['NOT_FOUND'],
  }),
  defineRoute({
    id: 'updateParticipant',
    method: 'PATCH',
    path: '/api/video-conferences/{id}/participants/{participantId}',
    tag,
    summary: 'Give another role; who becomes the host takes over from the host, who becomes a moderator',
    permission: 'signed_in',
    keys,
    params,
    body: z.strictObject({ role: z.enum(PARTICIPANT_ROLES) }),
    answers: { 200: one },
    errors,
    rateLimit,
  }),
  defineRoute({
    id: 'removeParticipant',
    method: 'DELETE',
    path: '/api/video-conferences/{id}/participants/{participantId}',
    tag,
    summary: 'Remove somebody: the room lets them go, and they do not come in again unless they are added',
    permission: 'signed_in',
    keys,
    params,
    answers: { 204: null },
    errors,
    rateLimit,
  }),
] as const;
