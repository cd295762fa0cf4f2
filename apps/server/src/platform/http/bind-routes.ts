import { Readable } from 'node:stream';
import { type KeyUse, ParleyError, type Route } from '@parley/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import { addressKey, type RateLimiter } from '../rate/rate-limiter.ts';
import { compile } from '../validation/compile.ts';
import { check, type Issue, validationFailed } from '../validation/validate.ts';
import { type Caller, type KeyCaller, keyOf, type PeerCaller, type UserCaller } from './caller.ts';
import { readCookie, writeCookie } from './cookies.ts';
import type { Handlers, RequestContext } from './handler.ts';
import type { Attempt, Idempotency } from './idempotency.ts';
import { type ExternalPerson, ON_BEHALF_OF, readOnBehalfOf } from './on-behalf-of.ts';
import { refuseForeignWrite } from './origins.ts';

export interface BindTools {
  /** Who a request comes from. Throws `UNAUTHENTICATED` for a token that is none. */
  authenticate(credentials: { authorization: string | undefined; cookie: string | undefined }): Promise<Caller>;
  /** The person for whom a key acts, made on first sight where its scopes allow that. Throws `FORBIDDEN`. */
  actFor(key: KeyCaller, person: ExternalPerson, request: { address: string; requestId: string }): Promise<UserCaller>;
  /** Who is in a room by this resume ticket; null when nobody is. It does not use the ticket up. */
  peerBy(ticket: string): Promise<PeerCaller | null>;
  origins: ReadonlySet<string>;
  limiter: RateLimiter;
  /** Multiplies every rate limit. */
  rateLimitFactor: number;
  idempotency: Pick<Idempotency, 'once'>;
  /** Whether pages are served under https. */
  secureCookies: boolean;
}

/** A route with its handler, whose types `Handlers` has checked. */
interface Bound {
  route: Route;
  status: number;
  schema: z.ZodMiniType | null | 'binary' | 'download' | 'csv' | 'redirect';
  handler: (input: Input, context: AnyContext) => Promise<unknown>;
}
type Input = Record<'params' | 'query' | 'body', unknown>;
type AnyContext = Omit<RequestContext, 'caller'> & { caller: Caller | PeerCaller };

const DEFAULT_BODY = 64 * 1024;
/** Of one key, all its people and all routes together. */
const KEY_LIMIT = { count: 1200, seconds: 60 };
const ROOM_TICKET = /^Room +([A-Za-z0-9_-]{16,256})$/i;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,128}$/;

/** Serves routes of the contract by their handlers: who may, how often, what goes in and what comes out is decided here alone. */
export function bindRoutes<const L extends readonly Route[]>(
  server: FastifyInstance,
  routes: L,
  handlers: Handlers<L>,
  tools: BindTools,
): void {
  const byId = handlers as unknown as Record<string, Bound['handler']>;
  for (const route of routes) {
    const handler = byId[route.id];
    const [success, ...others] = Object.entries(route.answers);
    if (handler === undefined || success === undefined || others.length > 0) {
      throw new TypeError(`Route ${route.id} needs one handler and one kind of answer`);
    }
    for (const schema of [route.params, route.query, route.body, success[1]]) {
      if (schema !== undefined && schema !== null && typeof schema !== 'string') compile(schema);
    }
    const bound: Bound = { route, handler, status: Number(success[0]), schema: success[1] };
    server.route({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      bodyLimit: route.maxBody ?? DEFAULT_BODY,
      // Asking what a link would answer must not use it up.
      exposeHeadRoute: success[1] !== 'redirect',
      config: { routeId: route.id },
      handler: (request, reply) => serve(bound, request, reply, tools),
    });
  }
}

async function serve(bound: Bound, request: FastifyRequest, reply: FastifyReply, tools: BindTools) {
  const { route } = bound;
  if (route.rateLimit?.per === 'address') limit(route, addressKey(request.ip), reply, tools);
  refuseForeignWrite(request, tools.origins);
  const shown = await identify(route, request.headers, tools);
  if (shown.kind === 'key') limit({ id: 'key', rateLimit: KEY_LIMIT }, shown.keyId, reply, tools);
  const person = personMeant(route, shown, request.headers[ON_BEHALF_OF]);
  const who = person === null ? '' : ` ${person.issuer}:${person.subject}`;
  const shownKey = (keyOf(shown) ?? addressKey(request.ip)) + who;
  if (route.rateLimit?.per === 'caller') limit(route, shownKey, reply, tools);

  const input = readInput(route, request);
  const from = { address: request.ip, requestId: request.id };
  // Last, for it may make somebody.
  const caller = shown.kind === 'key' && person !== null ? await tools.actFor(shown, person, from) : shown;
  const callerKey = keyOf(caller) ?? addressKey(request.ip);
  const ifMatch = route.versioned ? readIfMatch(request.headers['if-match']) : null;
  const context = { ...contextOf(request, reply, caller, tools), ifMatch };
  const key = route.idempotent ? request.headers['idempotency-key'] : undefined;
  if (key === undefined) {
    const answer = await bound.handler(input, context);
    if (bound.schema === 'binary') return sendBytes(answer, reply);
    if (bound.schema === 'download' || bound.schema === 'csv') return sendDocument(bound.schema, answer, reply);
    if (bound.schema === 'redirect') return redirect(answer, reply);
    return send(reply, bound, written(bound, answer));
  }

  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key)) {
    throw new ParleyError('VALIDATION_FAILED', 'An Idempotency-Key has 8 to 128 printable characters.');
  }
  const work = async (attempt: Attempt): Promise<string> => {
    const keepAnswer: RequestContext['keepAnswer'] = (tx, answer) => attempt.keep(tx, written(bound, answer));
    return written(bound, await bound.handler(input, { ...context, keepAnswer }));
  };
  return send(reply, bound, await tools.idempotency.once({ caller: callerKey, route: route.id, key, input }, work));
}

/** The version in `If-Match`, as `"3"` or `3`; null for none and for `*`. */
function readIfMatch(header: string | undefined): number | null {
  if (header === undefined || header === '*') return null;
  const version = /^"?([1-9]\d{0,8})"?$/.exec(header)?.[1];
  if (version !== undefined) return Number(version);
  throw new ParleyError('VALIDATION_FAILED', 'If-Match takes one version, as "3".');
}

/** Who calls. Throws `UNAUTHENTICATED` when the route's permission lets nobody like that pass. */
async function identify(
  route: Route,
  { authorization, cookie }: FastifyRequest['headers'],
  { authenticate, peerBy }: BindTools,
): Promise<Caller | PeerCaller> {
  const { permission } = route;
  const ticket = permission === 'in_room' ? ROOM_TICKET.exec(authorization ?? '')?.[1] : undefined;
  if (ticket !== undefined) {
    const peer = await peerBy(ticket);
    if (peer === null) throw new ParleyError('UNAUTHENTICATED', 'This ticket is of no room that is on. Join again.');
    return peer;
  }
  const caller = await authenticate({ authorization, cookie });
  if (caller.kind === 'key') {
    permitKey(route, caller);
    return caller;
  }
  const open = permission === 'anyone' || permission === 'participant';
  if (!open && caller.kind === 'nobody') throw new ParleyError('UNAUTHENTICATED', 'Sign in first.');
  if (permission === 'key') throw new ParleyError('FORBIDDEN', 'Only API keys can do this.');
  if (permission === 'admin' && caller.kind === 'user' && caller.role !== 'admin') {
    throw new ParleyError('FORBIDDEN', 'Only an admin of the workspace can do this.');
  }
  return caller;
}

/** Throws `FORBIDDEN` where the route is closed to keys, or asks for a scope that this one does not have. */
function permitKey({ keys }: { keys?: KeyUse }, { scopes }: KeyCaller): void {
  if (keys === undefined) throw new ParleyError('FORBIDDEN', 'API keys cannot do this.');
  if (keys.scope === null || scopes.includes(keys.scope)) return;
  throw new ParleyError('FORBIDDEN', `This API key does not have the scope ${keys.scope}.`, {
    details: { scope: keys.scope },
  });
}

/** For whom the key acts; null when it acts for itself. */
function personMeant(
  { keys }: Route,
  caller: Caller | PeerCaller,
  header: string | string[] | undefined,
): ExternalPerson | null {
  if (header === undefined) {
    if (caller.kind !== 'key' || keys?.alone === true) return null;
    throw new ParleyError(
      'FORBIDDEN',
      'Say for whom the key acts, with the header Parley-On-Behalf-Of: issuer:subject.',
    );
  }
  if (caller.kind !== 'key') throw new ParleyError('FORBIDDEN', 'Only an API key can act on behalf of somebody.');
  return readOnBehalfOf([header].flat().join(','));
}

/** Counts the call and tells the caller how many are left (H7; header names of draft-ietf-httpapi-ratelimit-headers-03). */
function limit(
  route: { id: string; rateLimit?: { count: number; seconds: number } },
  who: string,
  reply: FastifyReply,
  { limiter, rateLimitFactor }: BindTools,
): void {
  const { count = 1, seconds = 1 } = route.rateLimit ?? {};
  const burst = count * rateLimitFactor;
  const allowance = limiter.take(`${route.id} ${who}`, { burst, perSecond: burst / seconds });
  reply.headers({
    'ratelimit-limit': burst,
    'ratelimit-remaining': allowance.remaining,
    'ratelimit-reset': allowance.resetAfter,
  });
  if (allowance.allowed) return;
  throw new ParleyError('RATE_LIMITED', `Too many tries. Try again in ${allowance.retryAfter} seconds.`, {
    details: { retryAfter: allowance.retryAfter },
  });
}

/** Params, query and body as the schemas read them, or every problem of all three at once (H2). */
function readInput(route: Route, request: FastifyRequest): Input {
  const issues: Issue[] = [];
  const read = (place: keyof Input): unknown => {
    const schema = route[place];
    const value = request[place] === undefined ? {} : request[place];
    const result = schema === undefined ? checkEmpty(value, place) : check(schema, value, place);
    if ('issues' in result) issues.push(...result.issues);
    return 'value' in result ? result.value : undefined;
  };
  const input = { params: read('params'), query: read('query'), body: read('body') };
  if (issues.length > 0) throw validationFailed(issues);
  return input;
}

function checkEmpty(value: unknown, place: string): { value: undefined } | { issues: Issue[] } {
  if (value === null || typeof value !== 'object')
    return { issues: [{ path: place, message: 'Nothing is taken here' }] };
  const names = Object.keys(value);
  if (names.length === 0) return { value: undefined };
  return { issues: names.map((name) => ({ path: `${place}.${name}`, message: 'Unknown field' })) };
}

function contextOf(
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller | PeerCaller,
  tools: BindTools,
): Omit<AnyContext, 'ifMatch'> {
  const secure = tools.secureCookies;
  return {
    caller,
    address: request.ip,
    requestId: request.id,
    userAgent: request.headers['user-agent'] ?? '',
    cookies: {
      get: (name) => readCookie(request.headers.cookie, name, secure),
      set: (name, value, maxAge) => void reply.header('set-cookie', writeCookie(name, value, maxAge, secure)),
      clear: (name) => void reply.header('set-cookie', writeCookie(name, '', 0, secure)),
    },
    keepAnswer: () => Promise.resolve(),
  };
}

/** The answer's text, made only of what its schema knows. One that does not fit is our fault and is not sent (H3). */
function written({ route, schema }: Bound, answer: unknown): string {
  if (schema === null || typeof schema === 'string') return '';
  const result = check(schema, answer, '');
  if ('value' in result) return JSON.stringify(result.value);
  throw new Error(`The answer of ${route.id} does not fit: ${JSON.stringify(result.issues)}`);
}

function send(reply: FastifyReply, { status }: Bound, text: string): FastifyReply {
  reply.code(status);
  return text === '' ? reply.send() : reply.type('application/json; charset=utf-8').send(text);
}

function sendBytes(answer: unknown, reply: FastifyReply): FastifyReply {
  const { contentType, bytes, maxAge } = answer as { contentType: string; bytes: Uint8Array; maxAge?: number };
  if (maxAge !== undefined) reply.header('cache-control', `private, max-age=${maxAge}, immutable`);
  // What people uploaded is never a page, whatever it claims to be.
  reply.header('content-security-policy', "default-src 'none'; sandbox");
  return reply.type(contentType).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** One that fails half-way ends without its end, so that nobody takes it for whole. */
function sendDocument(kind: 'download' | 'csv', answer: unknown, reply: FastifyReply): FastifyReply {
  const { fileName, chunks } = answer as { fileName: string; chunks: AsyncIterable<string> };
  reply.header('content-disposition', `attachment; filename="${fileName}"`).header('cache-control', 'no-store');
  const type = kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8';
  return reply.type(type).send(Readable.from(chunks, { objectMode: false }));
}

/** To a page of this server and nowhere else, whatever a handler says. */
function redirect(answer: unknown, reply: FastifyReply): FastifyReply {
  const { location } = answer as { location: string };
  if (!/^\/(?:$|[\w-])/.test(location)) throw new Error('A redirect leads out of this server');
  return reply.redirect(location, 303);
}
