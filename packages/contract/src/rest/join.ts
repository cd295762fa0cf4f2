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
  /** Whether the caller would be let in at this moment. */
  open: z.boolean(),
  /** What the caller still has to give. */
  needs: z.strictObject({ name: z.boolean(), account: z.boolean() }),
  /** Who the caller is known as, if at all. */
  caller: z.nullable(z.strictObject({ kind: z.enum(['user', 'guest']), name: z.string() })),
  present: z.strictObject({
    count: z.int(),
    people: z.array(z.strictObject({ name: z.string(), avatarUrl: z.nullable(z.string()) })),
  }),
  /** The browser's own room, or a page elsewhere. */
  opens: z.enum(['room', 'redirect']),
});
export type Door = z.infer<typeof door>;

const participant = z.strictObject({ id: id('participant'), name: z.string(), role: z.enum(PARTICIPANT_ROLES) });

/** The answer of every `…/join`, told apart by `state`. */
export const joinAnswer = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('admitted'),
    conferenceId: id('conference'),
    participant,
    /** Where the meeting is: the conference's own link, or the provider's page. */
    url: z.string(),
    /** Present where the meeting is a room of this server: the pass for the realtime connection, five minutes long. */
    room: z.nullable(z.strictObject({ id: id('room'), token: z.string(), expiresAt: instant })),
  }),
  z.strictObject({ state: z.literal('early'), conferenceId: id('conference'), opensAt: instant, startsAt: instant }),
]);
export type JoinAnswer = z.infer<typeof joinAnswer>;

const params = z.strictObject({ code: joinCode });
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
    body: z.strictObject({ name: z.optional(text(80)) }),
    answers: { 200: joinAnswer },
    errors: [...errors, 'UNAUTHENTICATED', 'PROVIDER_ERROR'],
    rateLimit: { count: 120, seconds: 60, per: 'address' },
  }),
] as const;
