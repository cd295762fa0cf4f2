import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { defineRoute } from '../route.ts';
import { instant, text } from '../values.ts';
import { ATTENDANCE_ANSWERS, MENTORING_ALIASES, MENTORING_ANSWERS } from './aliases.ts';
import { conferenceInput, externalId, foreignId, presentPerson } from './conference.ts';
import { personId } from './host-people.ts';
import { joinAnswer } from './join.ts';
import { person } from './people.ts';
import { answeredWith, withAliases } from './with-aliases.ts';

/** What a person is in a mentoring call, as its platform says it. */
export const MENTORING_ROLES = ['mentor', 'student'] as const;

/** The call of one mentoring session, which is a conference of two. */
export const mentoringRoom = answeredWith(
  z.strictObject({
    roomId: id('room'),
    sessionId: z.string().check(z.describe('The platform’s own id of the session.')),
    conferenceId: id('conference'),
    status: z.enum(['waiting', 'active', 'ended']).check(z.describe('`waiting` until somebody is there.')),
    role: z.enum(MENTORING_ROLES).check(z.describe('What the caller is in it.')),
    participants: z.array(
      answeredWith(
        z.strictObject({
          ...person.shape,
          role: z.enum(MENTORING_ROLES),
          joinedAt: z.nullable(instant).check(z.describe('When they came first; null for not yet.')),
          leftAt: z.nullable(instant).check(z.describe('When they went last; null for who is there, or never came.')),
          online: z.boolean().check(z.describe('Whether they are there at this moment.')),
        }),
        ATTENDANCE_ANSWERS,
      ),
    ),
    present: z.strictObject({ count: z.int(), people: z.array(presentPerson) }),
    joinCode: z.string(),
    url: z.string().check(z.describe('The link for both of them.')),
    startsAt: instant,
    endsAt: instant,
    startedAt: z.nullable(instant),
    endedAt: z.nullable(instant),
    createdAt: instant,
  }),
  MENTORING_ANSWERS,
);
export type MentoringRoom = z.infer<typeof mentoringRoom>;

const one = z.strictObject({ room: mentoringRoom });
const params = z.strictObject({ roomId: id('room') });
const tag = 'mentoring calls';
const reading = { scope: 'conferences:read' } as const;
const writing = { scope: 'conferences:write' } as const;
const limit = { count: 60, seconds: 60, per: 'caller' } as const;

export const mentoringCallRoutes = [
  defineRoute({
    id: 'createMentoringCall',
    method: 'POST',
    path: '/api/mentoring/video-call/create',
    tag,
    summary: 'The call of a mentoring session between the caller and somebody else, made when there is none yet',
    permission: 'signed_in',
    keys: writing,
    body: withAliases(
      z.strictObject({
        sessionId: foreignId,
        mentorId: z
          .optional(personId)
          .check(z.describe('Who is not named is the caller. For a session that has its call nobody has to be.')),
        menteeId: z.optional(personId),
        title: z.optional(text(200)).check(z.describe('Default: the names of the two.')),
        startsAt: z.optional(instant).check(z.describe('Default: now.')),
        durationMinutes: conferenceInput.durationMinutes,
      }),
      MENTORING_ALIASES,
    ),
    answers: { 200: one },
    errors: ['CONFLICT', 'FORBIDDEN', 'NOT_FOUND', 'PROVIDER_ERROR'],
    rateLimit: limit,
  }),
  defineRoute({
    id: 'getMentoringCallOfSession',
    method: 'GET',
    path: '/api/mentoring/video-call/session/{sessionId}',
    tag,
    summary: 'The call of a session, for its two people',
    permission: 'signed_in',
    keys: reading,
    params: z.strictObject({ sessionId: externalId }),
    answers: { 200: one },
    errors: ['NOT_FOUND'],
  }),
  defineRoute({
    id: 'getMentoringCall',
    method: 'GET',
    path: '/api/mentoring/video-call/{roomId}',
    tag,
    summary: 'One call, for its two people',
    permission: 'signed_in',
    keys: reading,
    params,
    answers: { 200: one },
    errors: ['NOT_FOUND'],
  }),
  defineRoute({
    id: 'joinMentoringCall',
    method: 'POST',
    path: '/api/mentoring/video-call/{roomId}/join',
    tag,
    summary: 'Ask to come in; being there begins on the realtime connection',
    permission: 'signed_in',
    keys: { scope: 'join:on_behalf' },
    params,
    answers: { 200: joinAnswer },
    errors: ['FORBIDDEN', 'NOT_FOUND', 'CONFERENCE_ENDED', 'PROVIDER_ERROR'],
    rateLimit: limit,
  }),
  defineRoute({
    id: 'endMentoringCall',
    method: 'POST',
    path: '/api/mentoring/video-call/{roomId}/end',
    tag,
    summary: 'End it for both; ending what has ended changes nothing',
    permission: 'signed_in',
    keys: writing,
    params,
    answers: { 200: one },
    errors: ['NOT_FOUND', 'INVALID_TRANSITION'],
  }),
] as const;
