import * as z from 'zod/mini';
import { defineRoute } from '../route.ts';

/** A provider and what it can do; the API and the pages follow this and never a name. */
export const provider = z.strictObject({
  id: z.string(),
  name: z.string(),
  isDefault: z.boolean(),
  capabilities: z.strictObject({
    room: z.boolean().check(z.describe('Opens in Parley’s own room.')),
    presence: z.boolean().check(z.describe('Tells who is there while it is on.')),
    end: z.boolean().check(z.describe('Can be ended from here.')),
  }),
});
export type Provider = z.infer<typeof provider>;

export const providerRoutes = [
  defineRoute({
    id: 'listProviders',
    method: 'GET',
    path: '/api/providers',
    tag: 'providers',
    summary: 'The providers of this server and what each can do',
    permission: 'anyone',
    keys: { scope: null, alone: true },
    answers: { 200: z.strictObject({ items: z.array(provider), nextCursor: z.null() }) },
  }),
] as const;
