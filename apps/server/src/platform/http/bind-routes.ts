import { ParleyError, type Route } from '@parley/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import { addressKey, type RateLimiter } from '../rate/rate-limiter.ts';
import { check, type Issue, validationFailed } from '../validation/validate.ts';
import type { Caller, PeerCaller } from './caller.ts';
import { readCookie, writeCookie } from './cookies.ts';
import type { Handlers, RequestContext } from './handler.ts';
import type { Attempt, Idempotency } from './idempotency.ts';
import { refuseForeignWrite } from './origins.ts';

export interface BindTools {
  /** Who a request comes from. Throws `UNAUTHENTICATED` for a token that is none. */
  authenticate(credentials: { authorization: string | undefined; cookie: string | undefined }): Promise<Caller>;
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
  schema: z.ZodMiniType | null | 'binary';
  handler: (input: Input, context: AnyContext) => Promise<unknown>;
}
type Input = Record<'params' | 'query' | 'body', unknown>;
type AnyContext = Omit<RequestContext, 'caller'> & { caller: Caller | PeerCaller };

const DEFAULT_BODY = 64 * 1024;
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
    const bound: Bound = { route, handler, status: Number(success[0]), schema: success[1] };
    server.route({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      bodyLimit: route.maxBody ?? DEFAULT_BODY,
      config: { routeId: route.id },
      handler: (request, reply) => serve(bound, request, reply, tools),
    });
  }
}

async function serve(bound: Bound, request: FastifyRequest, reply: FastifyReply, tools: BindTools) {
  const { route } = bound;
  if (route.rateLimit?.per === 'address') limit(route, addressKey(request.ip), reply, tools);
  refuseForeignWrite(request, tools.origins);
  const caller = await identify(route, request.headers, tools);
  const callerKey = keyOf(caller) ?? addressKey(request.ip);
  if (route.rateLimit?.per === 'caller') limit(route, callerKey, reply, tools);

  const input = readInput(route, request);
  const ifMatch = route.versioned ? readIfMatch(request.headers['if-match']) : null;
  const context = { ...contextOf(request, reply, caller, tools), ifMatch };
  const key = route.idempotent ? request.headers['idempotency-key'] : undefined;
  if (key === undefined) {
    const answer = await bound.handler(input, context);
    return bound.schema === 'binary' ? sendBytes(answer, reply) : send(reply, bound, written(bound, answer));
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
  { permission }: Route,
  { authorization, cookie }: FastifyRequest['headers'],
  { authenticate, peerBy }: BindTools,
): Promise<Caller | PeerCaller> {
  const ticket = permission === 'in_room' ? ROOM_TICKET.exec(authorization ?? '')?.[1] : undefined;
  if (ticket !== undefined) {
    const peer = await peerBy(ticket);
    if (peer === null) throw new ParleyError('UNAUTHENTICATED', 'This ticket is of no room that is on. Join again.');
    return peer;
  }
  const caller = await authenticate({ authorization, cookie });
  const open = permission === 'anyone' || permission === 'participant';
  if (!open && caller.kind !== 'user') throw new ParleyError('UNAUTHENTICATED', 'Sign in first.');
  return caller;
}

/** Null for whom only the address tells apart. */
function keyOf(caller: Caller | PeerCaller): string | null {
  if (caller.kind === 'nobody') return null;
  return caller.kind === 'user' ? caller.userId : caller.peerId;
}

/** Counts the call and tells the caller how many are left (H7; header names of draft-ietf-httpapi-ratelimit-headers-03). */
function limit(route: Route, who: string, reply: FastifyReply, { limiter, rateLimitFactor }: BindTools): void {
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
  if (schema === null || schema === 'binary') return '';
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
