import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { defineRoute } from '../route.ts';
import { email, language, page, pageQuery, timeZone } from '../rest-values.ts';
import { instant, text } from '../values.ts';
import { newPassword, shownPassword } from './password.ts';
import { me } from './people.ts';

/** Where a person is signed in. */
export const session = z.strictObject({
  id: id('session'),
  kind: z
    .enum(['browser', 'token'])
    .check(z.describe('`browser` holds the cookie, `token` is a bearer token for programs.')),
  userAgent: z.string().check(z.describe('As the browser names itself, shortened; for people to recognise.')),
  address: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  current: z.boolean(),
});
export type Session = z.infer<typeof session>;

const tag = 'auth';
/** Of every way to sign in. A class signs in behind one address at the same minute. */
export const signInLimit = { count: 60, seconds: 300, per: 'address' } as const;

export const authRoutes = [
  defineRoute({
    id: 'signUp',
    method: 'POST',
    path: '/api/auth/sign-up',
    tag,
    summary: 'Make an account and sign in with it',
    permission: 'anyone',
    body: z.strictObject({
      email,
      password: newPassword,
      name: text(80),
      timeZone: z.optional(timeZone),
      language: z.optional(language),
    }),
    /** `signedIn` is false where the address has to be confirmed first. */
    answers: { 201: z.strictObject({ user: me, signedIn: z.boolean() }) },
    errors: ['CONFLICT', 'FORBIDDEN', 'RATE_LIMITED'],
    rateLimit: signInLimit,
  }),
  defineRoute({
    id: 'signIn',
    method: 'POST',
    path: '/api/auth/sign-in',
    tag,
    summary: 'Sign in; the answer sets the session cookie',
    permission: 'anyone',
    body: z.strictObject({ email, password: shownPassword }),
    answers: { 200: z.strictObject({ user: me }) },
    errors: ['UNAUTHENTICATED', 'RATE_LIMITED'],
    rateLimit: signInLimit,
  }),
  defineRoute({
    id: 'createToken',
    method: 'POST',
    path: '/api/auth/tokens',
    tag,
    summary: 'A bearer token for a program that acts for this person',
    permission: 'anyone',
    body: z.strictObject({ email, password: shownPassword }),
    answers: { 201: z.strictObject({ token: z.string(), expiresAt: instant }) },
    errors: ['UNAUTHENTICATED', 'RATE_LIMITED'],
    rateLimit: signInLimit,
  }),
  defineRoute({
    id: 'signOut',
    method: 'POST',
    path: '/api/auth/sign-out',
    tag,
    summary: 'End this session; its live connections close',
    permission: 'anyone',
    answers: { 204: null },
  }),
  defineRoute({
    id: 'listSessions',
    method: 'GET',
    path: '/api/auth/sessions',
    tag,
    summary: 'Where the caller is signed in',
    permission: 'signed_in',
    query: z.strictObject(pageQuery),
    answers: { 200: page(session) },
  }),
  defineRoute({
    id: 'endSession',
    method: 'DELETE',
    path: '/api/auth/sessions/{id}',
    tag,
    summary: 'Sign out somewhere else',
    permission: 'signed_in',
    params: z.strictObject({ id: id('session') }),
    answers: { 204: null },
    errors: ['NOT_FOUND'],
  }),
] as const;
