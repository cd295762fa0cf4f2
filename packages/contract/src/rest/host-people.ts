import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { language, timeZone } from '../rest-values.ts';
import { defineRoute } from '../route.ts';
import { instant, text } from '../values.ts';

/** Name of the directory in which a host platform knows its people. It has no colon, so it is never that of a sign-in provider, which is a URL. */
export const issuer = z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{0,63}$/));
/** Who somebody is in that directory: an id that never changes hands. */
export const subject = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._~@:+=/-]{0,199}$/));

/**
 * Somebody as a caller names them: Parley's id, or from a host platform its own: `issuer:subject`, or the subject alone for the directory of
 * the person for whom the key acts.
 */
export const personId = z.pipe(z.union([id('user'), subject, z.int().check(z.minimum(0))]), z.transform(String));

/** Somebody of a host platform, known by issuer and subject alone. */
export const hostPerson = z.strictObject({
  id: id('user'),
  issuer: z.string(),
  subject: z.string(),
  name: z.string(),
  email: z
    .nullable(z.string())
    .check(z.describe('As the host platform said it: nobody is found by it, and it signs nobody in.')),
  avatarUrl: z.nullable(z.string()),
  timeZone: z.string(),
  language,
  createdAt: instant,
});
export type HostPerson = z.infer<typeof hostPerson>;

const params = z.strictObject({
  issuer: issuer.check(z.describe('The name of your directory.')),
  subject: subject.check(z.describe('Your own id of the person, which never changes hands.')),
});
const path = '/api/people/{issuer}/{subject}';
const tag = 'people of host platforms';
const answers = { 200: z.strictObject({ person: hostPerson }) };

export const hostPeopleRoutes = [
  defineRoute({
    id: 'putPerson',
    method: 'PUT',
    path,
    tag,
    summary: 'Make this person of the host platform, or change what is said of them',
    description:
      'Issuer and subject together are who somebody is; nobody is ever found by their e-mail address. What is absent stays. Who was never told of is made at the first call on their behalf.',
    permission: 'key',
    keys: { scope: 'people:write', alone: true },
    params,
    body: z.strictObject({
      name: text(80),
      email: z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(254), z.email()))),
      image: z
        .optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(175_000))))
        .check(z.describe('PNG, JPEG or WebP in base64, up to 128 kB; null removes the picture.')),
      timeZone: z.optional(timeZone),
      language: z.optional(language),
    }),
    answers,
    errors: ['UNSUPPORTED_MEDIA_TYPE', 'PAYLOAD_TOO_LARGE'],
    maxBody: 180_000,
  }),
  defineRoute({
    id: 'getPerson',
    method: 'GET',
    path,
    tag,
    summary: 'This person of the host platform',
    permission: 'key',
    keys: { scope: 'people:read', alone: true },
    params,
    answers,
    errors: ['NOT_FOUND'],
  }),
] as const;
