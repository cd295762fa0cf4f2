import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { joinCode } from '../join-code.ts';
import { PARTICIPANT_ROLES } from '../roles.ts';
import { defineRoute } from '../route.ts';
import { instant, text } from '../values.ts';

/** What a link shows before anybody comes in. */
export const door = z.strictObject({
  code: z.string(),
  title: z.string(),
  hostName: z.string(),
  state: z.enum(['scheduled', 'active']),
  startsAt: instant,
  endsAt: instant,
  timeZone: z.string(),
  opensAt: instant,
  open: z.boolean().check(z.describe('Whether the caller would be let in at this moment.')),
  needs: z
    .strictObject({ name: z.boolean(), account: z.boolean() })
    .check(z.describe('What the caller still has to give.')),
  caller: z
    .nullable(z.strictObject({ kind: z.enum(['user', 'guest']), name: z.string() }))
    .check(z.describe('Who the caller is known as, if at all.')),
  present: z.strictObject({
    count: z.int(),
    people: z.array(z.strictObject({ name: z.string(), avatarUrl: z.nullable(z.string()) })),
  }),
  opens: z.enum(['room', 'redirect']).check(z.describe('The browser’s own room, or a page elsewhere.')),
});
export type Door = z.infer<typeof door>;

/** As whom the caller comes in. */
export const joinedParticipant = z.strictObject({
  id: id('participant'),
  name: z.string(),
  role: z.enum(PARTICIPANT_ROLES),
});

export const joinAdmitted = z.strictObject({
  state: z.literal('admitted'),
  conferenceId: id('conference'),
  participant: joinedParticipant,
  url: z.string().check(z.describe('Where the meeting is: the conference’s own link, or the provider’s page.')),
  room: z
    .nullable(
      z.strictObject({
        id: id('room'),
        token: z.string().check(z.describe('The pass for the realtime connection, five minutes long.')),
        expiresAt: instant,
      }),
    )
    .check(z.describe('Present where the meeting is a room of this server.')),
});

export const joinEarly = z.strictObject({
  state: z.literal('early'),
  conferenceId: id('conference'),
  opensAt: instant.check(z.describe('Come back at this moment.')),
  startsAt: instant,
});

/** The answer of every `…/join`, told apart by `state`. */
export const joinAnswer = z.discriminatedUnion('state', [joinAdmitted, joinEarly]);
export type JoinAnswer = z.infer<typeof joinAnswer>;

const params = z.strictObject({ code: joinCode.check(z.describe('The ten letters of the link.')) });
const tag = 'doors';
const errors = ['FORBIDDEN', 'NOT_FOUND', 'CONFERENCE_ENDED', 'RATE_LIMITED'] as const;

export const joinRoutes = [
  defineRoute({
    id: 'getDoor',
    method: 'GET',
    path: '/api/join/{code}',
    tag,
    summary: 'What is behind a link, and what is needed to enter; unknown and closed codes answer alike',
    permission: 'anyone',
    params,
    answers: { 200: z.strictObject({ door }) },
    errors,
    rateLimit: { count: 300, seconds: 60, per: 'address' },
  }),
  defineRoute({
    id: 'joinByCode',
    method: 'POST',
    path: '/api/join/{code}',
    tag,
    summary: 'Ask to come in by link; a guest gives a name',
    permission: 'anyone',
    params,
    body: z.strictObject({
      name: z.optional(text(80)).check(z.describe('What a guest is called; not needed from who is known.')),
    }),
    answers: { 200: joinAnswer },
    errors: [...errors, 'UNAUTHENTICATED', 'PROVIDER_ERROR'],
    rateLimit: { count: 120, seconds: 60, per: 'address' },
  }),
] as const;
