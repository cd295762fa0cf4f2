import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { defineRoute } from '../route.ts';
import { page } from '../rest-values.ts';
import { instant, text } from '../values.ts';
import { signInLimit } from './auth.ts';
import { me } from './people.ts';

/** A key pair in somebody's device or password manager, by which they sign in without a password (WebAuthn). */
export const passkey = z.strictObject({
  id: id('passkey'),
  name: z.string().check(z.describe('What its owner calls it.')),
  synced: z.boolean().check(z.describe('Whether it is kept in more than one place, as password managers do.')),
  createdAt: instant,
  lastUsedAt: z.nullable(instant).check(z.describe('Null before the first sign-in by it.')),
});
export type Passkey = z.infer<typeof passkey>;

/** Bytes in base64url without padding, as WebAuthn writes them in JSON; `max` in characters. */
const base64url = (max: number) => z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(max));
/** A credential's id has up to 1023 bytes. */
const credentialId = base64url(1364);
const clientDataJSON = base64url(8000);
const publicKeyType = z.literal('public-key');

const descriptor = z.strictObject({
  id: credentialId,
  type: publicKeyType,
  transports: z.optional(z.array(z.string())),
});

/** What the browser is asked to make; it takes it by `PublicKeyCredential.parseCreationOptionsFromJSON`. */
const creationOptions = z.strictObject({
  rp: z.strictObject({ id: z.string(), name: z.string() }),
  user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.strictObject({ type: publicKeyType, alg: z.int() })),
  timeout: z.int().check(z.describe('Milliseconds.')),
  excludeCredentials: z.array(descriptor),
  authenticatorSelection: z.strictObject({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  attestation: z.literal('none'),
});
export type PasskeyCreationOptions = z.infer<typeof creationOptions>;

/** What the browser is asked to sign; it takes it by `PublicKeyCredential.parseRequestOptionsFromJSON`. */
const requestOptions = z.strictObject({
  rpId: z.string(),
  challenge: z.string(),
  timeout: z.int(),
  userVerification: z.literal('required'),
});
export type PasskeyRequestOptions = z.infer<typeof requestOptions>;

/** What the browser made, with its parts in base64url. */
const registration = z.strictObject({
  id: credentialId,
  clientDataJSON,
  attestationObject: base64url(16_000),
  transports: z.optional(
    z
      .array(z.string().check(z.regex(/^[a-z-]{1,32}$/)))
      .check(z.maxLength(10), z.describe('How the browser reaches what holds the key.')),
  ),
});
export type PasskeyRegistration = z.infer<typeof registration>;

/** What the browser signed. */
const assertion = z.strictObject({
  id: credentialId,
  clientDataJSON,
  authenticatorData: base64url(4000),
  signature: base64url(8000),
  userHandle: z.optional(base64url(88)),
});
export type PasskeyAssertion = z.infer<typeof assertion>;

const tag = 'passkeys';
const params = z.strictObject({ id: id('passkey') });
const path = '/api/auth/passkeys';
const one = { 200: z.strictObject({ passkey }) };
const rateLimit = { count: 30, seconds: 60, per: 'caller' } as const;

export const passkeyRoutes = [
  defineRoute({
    id: 'listPasskeys',
    method: 'GET',
    path,
    tag,
    summary: "The caller's passkeys, oldest first: twenty at most, on one page",
    permission: 'signed_in',
    answers: { 200: page(passkey) },
  }),
  defineRoute({
    id: 'beginPasskey',
    method: 'POST',
    path: `${path}/options`,
    tag,
    summary: 'What to ask the browser for a new passkey; good for five minutes and one use',
    permission: 'signed_in',
    answers: { 200: z.strictObject({ options: creationOptions }) },
    errors: ['CONFLICT', 'UNAVAILABLE'],
    rateLimit,
  }),
  defineRoute({
    id: 'addPasskey',
    method: 'POST',
    path,
    tag,
    summary: 'Add the passkey that the browser has made',
    permission: 'signed_in',
    body: z.strictObject({ name: text(60), credential: registration }),
    answers: { 201: z.strictObject({ passkey }) },
    errors: ['CONFLICT', 'UNAVAILABLE'],
    idempotent: true,
    rateLimit,
  }),
  defineRoute({
    id: 'renamePasskey',
    method: 'PATCH',
    path: `${path}/{id}`,
    tag,
    summary: 'Call a passkey something else',
    permission: 'signed_in',
    params,
    body: z.strictObject({ name: text(60) }),
    answers: one,
    errors: ['NOT_FOUND'],
  }),
  defineRoute({
    id: 'removePasskey',
    method: 'DELETE',
    path: `${path}/{id}`,
    tag,
    summary: 'Remove a passkey, unless it is the only way in',
    permission: 'signed_in',
    params,
    answers: { 204: null },
    errors: ['NOT_FOUND', 'CONFLICT'],
  }),
  defineRoute({
    id: 'beginPasskeySignIn',
    method: 'POST',
    path: `${path}/sign-in/options`,
    tag,
    summary: 'What to ask the browser to sign; good for ten minutes and one use',
    permission: 'anyone',
    answers: { 200: z.strictObject({ options: requestOptions }) },
    errors: ['UNAVAILABLE', 'RATE_LIMITED'],
    rateLimit: signInLimit,
  }),
  defineRoute({
    id: 'signInWithPasskey',
    method: 'POST',
    path: `${path}/sign-in`,
    tag,
    summary: 'Sign in with what the browser has signed; the answer sets the session cookie',
    permission: 'anyone',
    body: z.strictObject({ credential: assertion }),
    answers: { 200: z.strictObject({ user: me }) },
    errors: ['UNAUTHENTICATED', 'UNAVAILABLE', 'RATE_LIMITED'],
    rateLimit: signInLimit,
  }),
] as const;
