import * as z from 'zod/mini';
import { defineRoute } from '../route.ts';

/** A provider and what it can do; the API and the pages follow this and never a name. */
export const provider = z.strictObject({
  id: z.string(),
  name: z.string(),
  isDefault: z.boolean(),
  capabilities: z.strictObject({
    /** Opens in Parley's own room. */
    room: z.boolean(),
    /** Tells who is there while it is on. */
    presence: z.boolean(),
    /** Can be ended from here. */
    end: z.boolean(),
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
