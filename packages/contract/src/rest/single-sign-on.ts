import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { defineRoute } from '../route.ts';
import { language, page, timeZone } from '../rest-values.ts';
import { SIGN_IN_PROBLEMS } from '../sign-in-problems.ts';
import { instant } from '../values.ts';
import { signInLimit } from './auth.ts';

/** Which provider, as this server's configuration calls it. */
export const signInProviderId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,31}$/));

/** Where people can sign in besides here (OpenID Connect). */
export const signInProvider = z.strictObject({
  id: signInProviderId,
  name: z.string().check(z.describe('As people know it: “Continue with …”.')),
});
export type SignInProvider = z.infer<typeof signInProvider>;

/** An account elsewhere that signs the caller in here. */
export const linkedAccount = z.strictObject({
  id: id('identity'),
  provider: z
    .nullable(signInProvider)
    .check(z.describe('Null where this server does not use its provider (any more): it signs nobody in then.')),
  email: z
    .nullable(z.string())
    .check(z.describe('As the provider said it when the account was linked, for people to recognise.')),
  createdAt: instant,
});
export type LinkedAccount = z.infer<typeof linkedAccount>;

/** A path of a page here, and nothing that a browser would take for another place. */
const pagePath = z.string().check(z.maxLength(1000), z.regex(/^\/(?:[\w-][!-[\]-~]*)?$/));

/** What providers add to the way back is theirs (RFC 6749 4.1.2: unknown parameters are ignored). */
const wayBack = z.object({
  state: z.optional(z.string().check(z.maxLength(200))),
  code: z.optional(z.string().check(z.maxLength(4000))),
  iss: z.optional(z.string().check(z.maxLength(1000))),
  error: z.optional(z.string().check(z.maxLength(200))),
  error_description: z.optional(z.string().check(z.maxLength(2000))),
});

const tag = 'single sign-on';
const params = z.strictObject({ provider: signInProviderId });
const url = {
  200: z.strictObject({ url: z.string().check(z.describe('Of the provider’s page, where the browser goes next.')) }),
};

export const singleSignOnRoutes = [
  defineRoute({
    id: 'beginSingleSignOn',
    method: 'POST',
    path: '/api/auth/oidc/{provider}/sign-in',
    tag,
    summary: 'Where the browser goes to sign in with this provider; it has ten minutes to come back',
    permission: 'anyone',
    params,
    body: z.strictObject({
      next: z.optional(pagePath.check(z.describe('Path of the page that opens afterwards. Default the home page.'))),
      timeZone: z.optional(timeZone),
      language: z.optional(language),
    }),
    answers: url,
    errors: ['NOT_FOUND', 'PROVIDER_ERROR', 'RATE_LIMITED'],
    rateLimit: signInLimit,
  }),
  defineRoute({
    id: 'linkAccount',
    method: 'POST',
    path: '/api/auth/oidc/{provider}/link',
    tag,
    summary: 'Where the browser goes so that an account of this provider signs the caller in',
    permission: 'signed_in',
    params,
    answers: url,
    errors: ['NOT_FOUND', 'CONFLICT', 'PROVIDER_ERROR', 'RATE_LIMITED'],
    rateLimit: signInLimit,
  }),
  defineRoute({
    id: 'finishSingleSignOn',
    method: 'GET',
    path: '/api/auth/oidc/{provider}/callback',
    tag,
    summary: `The way back from the provider. What goes wrong is told to the page that opens, as \`?problem=\`: ${SIGN_IN_PROBLEMS.join(', ')}`,
    permission: 'anyone',
    params,
    query: wayBack,
    answers: { 303: 'redirect' },
    errors: ['RATE_LIMITED'],
    rateLimit: signInLimit,
  }),
  defineRoute({
    id: 'listLinkedAccounts',
    method: 'GET',
    path: '/api/auth/linked-accounts',
    tag,
    summary: 'Accounts elsewhere that sign the caller in, on one page',
    permission: 'signed_in',
    answers: { 200: page(linkedAccount) },
  }),
  defineRoute({
    id: 'unlinkAccount',
    method: 'DELETE',
    path: '/api/auth/linked-accounts/{id}',
    tag,
    summary: 'It signs the caller in no longer, unless it is the only way in',
    permission: 'signed_in',
    params: z.strictObject({ id: id('identity') }),
    answers: { 204: null },
    errors: ['NOT_FOUND', 'CONFLICT'],
  }),
] as const;
