import * as z from 'zod/mini';
import { defineRoute } from '../route.ts';
import { signInProvider } from './single-sign-on.ts';

/** What every page has to know of this server before anybody signs in. */
export const settings = z.strictObject({
  workspace: z.strictObject({ name: z.string() }),
  /** Whether there is no account yet: then nobody signs up, and the link that the start printed makes the first one, the admin's. */
  setUpNeeded: z.boolean(),
  /** Whether this server sends e-mail; if not, admins read it in the outbox and pass it on. */
  sendsMail: z.boolean(),
  /** People to try Parley with, and their password; null where the demo is off. */
  demo: z.nullable(
    z.strictObject({
      people: z.array(z.strictObject({ name: z.string(), email: z.string() })),
      password: z.string(),
    }),
  ),
  /** Ways to sign in besides the password. */
  signIn: z.strictObject({
    passkeys: z
      .nullable(z.string())
      .check(
        z.describe(
          'Host by which passkeys are bound to this server; null where browsers have none (an address of numbers, or plain http).',
        ),
      ),
    providers: z.array(signInProvider).check(z.describe('Where people can sign in besides here.')),
  }),
  maxParticipants: z.int().check(z.describe('The most people at once that a conference here can be set to.')),
  maxVideo: z.string().check(z.describe('The most that a camera is asked for, such as `720p30`.')),
  websocketUrl: z
    .nullable(z.string())
    .check(z.describe('Address of the realtime connection (`wss://…`), or null for the page’s own.')),
});
export type Settings = z.infer<typeof settings>;

export const settingsRoutes = [
  defineRoute({
    id: 'getSettings',
    method: 'GET',
    path: '/api/settings',
    tag: 'settings',
    summary: 'What pages need to know of this server',
    permission: 'anyone',
    keys: { scope: null, alone: true },
    answers: { 200: z.strictObject({ settings }) },
  }),
] as const;
