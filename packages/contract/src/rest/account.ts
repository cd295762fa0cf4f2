import * as z from 'zod/mini';
import { defineRoute } from '../route.ts';
import { email, language, timeZone } from '../rest-values.ts';
import { text } from '../values.ts';
import { newPassword, shownPassword } from './password.ts';
import { me } from './people.ts';

/** The secret of a link in a mail: what stands behind `#`. */
const linkToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

const tag = 'account';
const linkLimit = { count: 60, seconds: 300, per: 'address' } as const;
const ownLimit = { count: 20, seconds: 300, per: 'caller' } as const;

export const accountRoutes = [
  defineRoute({
    id: 'setUp',
    method: 'POST',
    path: '/api/setup',
    tag,
    summary:
      "Make the first account, the admin's, with the link that the start of the server printed; signs in with it",
    permission: 'anyone',
    body: z.strictObject({
      token: linkToken,
      /** Name of the workspace. */
      workspace: text(80),
      name: text(80),
      email,
      password: newPassword,
      timeZone: z.optional(timeZone),
      language: z.optional(language),
    }),
    answers: { 201: z.strictObject({ user: me }) },
    errors: ['NOT_FOUND', 'RATE_LIMITED'],
    rateLimit: linkLimit,
  }),
  defineRoute({
    id: 'confirmEmail',
    method: 'POST',
    path: '/api/auth/confirm',
    tag,
    summary: 'Confirm an e-mail address with the link that was sent there',
    permission: 'anyone',
    body: z.strictObject({ token: linkToken }),
    answers: { 200: z.strictObject({ email: z.string() }) },
    errors: ['NOT_FOUND', 'CONFLICT', 'RATE_LIMITED'],
    rateLimit: linkLimit,
  }),
  defineRoute({
    id: 'forgotPassword',
    method: 'POST',
    path: '/api/auth/forgot',
    tag,
    summary: 'Have a link sent for choosing a new password; the answer is the same whether or not there is an account',
    permission: 'anyone',
    body: z.strictObject({ email }),
    answers: { 204: null },
    errors: ['RATE_LIMITED'],
    rateLimit: linkLimit,
  }),
  defineRoute({
    id: 'resetPassword',
    method: 'POST',
    path: '/api/auth/reset',
    tag,
    summary: 'Choose a new password with the link that was sent; ends every session of the account',
    permission: 'anyone',
    body: z.strictObject({ token: linkToken, password: newPassword }),
    answers: { 204: null },
    errors: ['NOT_FOUND', 'RATE_LIMITED'],
    rateLimit: linkLimit,
  }),
  defineRoute({
    id: 'sendConfirmation',
    method: 'POST',
    path: '/api/me/email/confirmation',
    tag,
    summary: "Have the link that confirms the caller's e-mail address sent again",
    permission: 'signed_in',
    answers: { 204: null },
    errors: ['RATE_LIMITED'],
    rateLimit: ownLimit,
  }),
  defineRoute({
    id: 'changeEmail',
    method: 'PUT',
    path: '/api/me/email',
    tag,
    summary: 'Ask for another e-mail address; it counts once the link that is sent there is followed',
    permission: 'signed_in',
    body: z.strictObject({ email, password: shownPassword }),
    answers: { 204: null },
    errors: ['FORBIDDEN', 'CONFLICT', 'RATE_LIMITED'],
    rateLimit: ownLimit,
  }),
  defineRoute({
    id: 'changePassword',
    method: 'PUT',
    path: '/api/me/password',
    tag,
    summary: "Change the password; ends every other session of the caller's",
    permission: 'signed_in',
    body: z.strictObject({ current: shownPassword, password: newPassword }),
    answers: { 204: null },
    errors: ['FORBIDDEN', 'RATE_LIMITED'],
    rateLimit: ownLimit,
  }),
  defineRoute({
    id: 'endOtherSessions',
    method: 'DELETE',
    path: '/api/auth/sessions',
    tag,
    summary: 'Sign out everywhere else, programs too; their live connections close',
    permission: 'signed_in',
    answers: { 204: null },
  }),
] as const;
