import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { defineRoute } from '../route.ts';
import { language, timeZone } from '../rest-values.ts';
import { instant, text } from '../values.ts';

/** A person as others see them. */
export const person = z.strictObject({
  id: id('user'),
  name: z.string().check(z.describe('Empty for who was erased: pages say “Former member” in their reader’s language.')),
  avatarUrl: z
    .nullable(z.string())
    .check(z.describe('Path of the picture, or null: then the initials are shown. It changes when the picture does.')),
});
export type Person = z.infer<typeof person>;

/** The caller's own profile. */
export const me = z.strictObject({
  id: id('user'),
  email: z.string().check(z.describe('Empty for people of a host platform, who do not sign in by it.')),
  emailConfirmed: z.boolean().check(z.describe('Whether the person has shown that they read mail sent there.')),
  name: z.string(),
  avatarUrl: z.nullable(z.string()),
  timeZone: z.string(),
  language,
  role: z.enum(['member', 'admin']),
  workspace: z.strictObject({ id: id('workspace'), name: z.string() }),
  createdAt: instant,
});
export type Me = z.infer<typeof me>;

const tag = 'people';

export const peopleRoutes = [
  defineRoute({
    id: 'getMe',
    method: 'GET',
    path: '/api/me',
    tag,
    summary: "The caller's profile",
    permission: 'signed_in',
    keys: { scope: 'people:read' },
    answers: { 200: z.strictObject({ user: me }) },
  }),
  defineRoute({
    id: 'updateMe',
    method: 'PATCH',
    path: '/api/me',
    tag,
    summary: 'Change name, time zone or language',
    permission: 'signed_in',
    body: z.strictObject({
      name: z.optional(text(80)),
      timeZone: z.optional(timeZone),
      language: z.optional(language),
    }),
    answers: { 200: z.strictObject({ user: me }) },
  }),
  defineRoute({
    id: 'setAvatar',
    method: 'PUT',
    path: '/api/me/avatar',
    tag,
    summary: 'Set the picture: PNG, JPEG or WebP in base64, up to 128 kB',
    permission: 'signed_in',
    body: z.strictObject({ image: z.string().check(z.minLength(1), z.maxLength(175_000)) }),
    answers: { 200: z.strictObject({ user: me }) },
    errors: ['UNSUPPORTED_MEDIA_TYPE', 'PAYLOAD_TOO_LARGE'],
    maxBody: 180_000,
  }),
  defineRoute({
    id: 'removeAvatar',
    method: 'DELETE',
    path: '/api/me/avatar',
    tag,
    summary: 'Remove the picture',
    permission: 'signed_in',
    answers: { 200: z.strictObject({ user: me }) },
  }),
  defineRoute({
    id: 'getAvatar',
    method: 'GET',
    path: '/api/avatars/{key}',
    tag,
    summary: 'A picture; its path is unguessable and never changes its content',
    permission: 'anyone',
    keys: { scope: null, alone: true },
    params: z.strictObject({ key: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
    answers: { 200: 'binary' },
    errors: ['NOT_FOUND'],
  }),
] as const;
