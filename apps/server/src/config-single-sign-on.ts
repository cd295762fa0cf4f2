import * as z from 'zod/mini';
import { fromJson } from './config-json.ts';

/** An https address, for the client's secret goes there; plain http within this machine, for trying. */
const issuer = z.string().check(
  z.refine((text) => {
    const url = URL.parse(text);
    if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false;
    const local = url.hostname === 'localhost' || url.hostname.startsWith('127.') || url.hostname === '[::1]';
    return url.protocol === 'https:' || (url.protocol === 'http:' && local);
  }, "must be the provider's address, such as https://id.example.org, without a query"),
  z.refine(
    (text) => !/^https:\/\/login\.microsoftonline\.com\/(?:common|organizations|consumers)\b/.test(text),
    'must name one directory of Microsoft Entra, for the others let everybody in',
  ),
);

const name = z.string().check(z.minLength(1, 'must not be empty'), z.maxLength(60, 'must have 60 letters at most'));
const clientId = z.string().check(z.minLength(1, 'must not be empty'), z.maxLength(500));
const clientSecret = clientId;
const scopes = z
  .string()
  .check(z.regex(/^(?:\S+ +)*openid(?: +\S+)*$/, 'must be scopes with spaces between, openid among them'));
/** Domains of e-mail addresses. */
export const allowedDomains = z
  .array(z.string().check(z.regex(/^[a-z0-9.-]+\.[a-z]{2,}$/i, 'must be like school.example, without @')))
  .check(z.maxLength(100, 'must be 100 domains at most'));

/** One of `OIDC_PROVIDERS`. */
const provider = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'must be 1 to 32 lower-case letters, digits or hyphens')),
  name: z.optional(name),
  issuer,
  clientId,
  clientSecret: z.optional(clientSecret),
  scopes: z.optional(scopes),
  signUp: z.optional(z.boolean('must be true or false')),
  allowedDomains: z.optional(allowedDomains),
});

/** Sign-in providers: one by names of its own, or several as a list. */
export const singleSignOnVariables = {
  OIDC_ISSUER: z.optional(issuer),
  OIDC_CLIENT_ID: z.optional(clientId),
  OIDC_CLIENT_SECRET: z.optional(clientSecret),
  OIDC_NAME: z.optional(name),
  OIDC_SCOPES: z.optional(scopes),
  OIDC_PROVIDERS: z._default(
    z.pipe(
      fromJson,
      z
        .array(
          provider,
          'must be a JSON list such as [{"id":"school","issuer":"https://id.school.example","clientId":"parley"}]',
        )
        .check(z.maxLength(8, 'must be 8 providers at most')),
    ),
    [],
  ),
};

/** The variables as they are read, with the two that are written as others are. */
type Read = z.infer<z.ZodMiniObject<typeof singleSignOnVariables>> & {
  OIDC_SIGN_UP: boolean;
  OIDC_ALLOWED_DOMAINS: string[];
};

/** Id of the provider that is configured by `OIDC_ISSUER`: it stands in the address of its way back. */
const FIRST = 'sso';

/** The providers in the order in which they are offered. */
export function readProviders(read: Read) {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, OIDC_SCOPES } = read;
  const first =
    OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined
      ? []
      : [
          {
            id: FIRST,
            name: OIDC_NAME,
            issuer: OIDC_ISSUER,
            clientId: OIDC_CLIENT_ID,
            clientSecret: OIDC_CLIENT_SECRET,
            scopes: OIDC_SCOPES,
            signUp: read.OIDC_SIGN_UP,
            allowedDomains: read.OIDC_ALLOWED_DOMAINS,
          },
        ];
  return [...first, ...read.OIDC_PROVIDERS].map((one) => ({
    id: one.id,
    name: one.name ?? new URL(one.issuer).host,
    issuer: one.issuer,
    clientId: one.clientId,
    clientSecret: one.clientSecret ?? null,
    scopes: one.scopes ?? 'openid profile email',
    signUp: one.signUp ?? true,
    allowedDomains: (one.allowedDomains ?? []).map((domain) => domain.toLowerCase()),
  }));
}

/** What no variable says by itself. */
export function singleSignOnProblems(given: Record<string, string | undefined>): string[] {
  const has = (variable: string) => given[variable] !== undefined;
  const needy = Object.keys(given).filter((variable) => /^OIDC_(?!ISSUER$|PROVIDERS$)/.test(variable));
  return [
    ...(has('OIDC_ISSUER') && !has('OIDC_CLIENT_ID')
      ? ['OIDC_CLIENT_ID: OIDC_ISSUER needs it. Register Parley with the provider, which gives you one.']
      : []),
    ...(needy.length > 0 && !has('OIDC_ISSUER')
      ? [`OIDC_ISSUER: ${needy.join(', ')} says something of a provider, but not which one. Set it to its address.`]
      : []),
  ];
}

/** Of providers that were read: each is known by its id, and people by their issuer. */
export function doubledProviders(providers: readonly { id: string; issuer: string }[]): string[] {
  const doubled = (texts: string[]) => new Set(texts).size < texts.length;
  const isDoubled = [providers.map(({ id }) => id), providers.map(({ issuer }) => new URL(issuer).href)].some(doubled);
  return isDoubled ? ['OIDC_PROVIDERS: each provider has an id and an issuer of its own (OIDC_ISSUER is "sso").'] : [];
}
