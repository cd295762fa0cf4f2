import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { joinCode } from '../join-code.ts';
import { defineRoute } from '../route.ts';
import { instant } from '../values.ts';

const tag = 'join links';

export const joinLinkRoutes = [
  defineRoute({
    id: 'createJoinLink',
    method: 'POST',
    path: '/api/video-conferences/{id}/join-links',
    tag,
    summary:
      'A link by which the person on whose behalf the key acts comes to the lobby as themselves: once, within ten minutes',
    description:
      'Send the person’s browser to `url` at once, when they press Join. It is then that person in that meeting, and nowhere else, until a week after its end.',
    permission: 'key',
    keys: { scope: 'join:on_behalf' },
    params: z.strictObject({ id: id('conference') }),
    answers: { 201: z.strictObject({ url: z.string(), expiresAt: instant }) },
    errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFERENCE_ENDED'],
  }),
  defineRoute({
    id: 'followJoinLink',
    method: 'GET',
    path: '/api/join/{code}/links/{token}',
    tag,
    summary:
      'Opens the lobby of this code and no other page, for whom the link was made; one that is used up opens it for a stranger',
    permission: 'anyone',
    params: z.strictObject({ code: joinCode, token: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) }),
    answers: { 303: 'redirect' },
    errors: ['NOT_FOUND'],
    rateLimit: { count: 300, seconds: 60, per: 'address' },
  }),
] as const;
