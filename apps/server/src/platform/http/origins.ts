import { ParleyError } from '@parley/contract';
import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Origins whose pages may use the caller's cookies: the pages' own and those that are configured. This machine has
 * several names, and a page opened by another one is still ours.
 */
export function allowedOrigins(frontendUrl: string, others: readonly string[]): ReadonlySet<string> {
  const url = new URL(frontendUrl);
  const loopback = ['localhost', '127.0.0.1', '[::1]'];
  const names = loopback.includes(url.hostname) ? loopback : [url.hostname];
  const port = url.port === '' ? '' : `:${url.port}`;
  return new Set([...names.map((name) => `${url.protocol}//${name}${port}`), ...others]);
}

/** Refuses a write that a foreign page makes with the visitor's cookies (H8). Programs send no `Origin`. */
export function refuseForeignWrite(request: FastifyRequest, origins: ReadonlySet<string>): void {
  const { origin, cookie } = request.headers;
  if (SAFE.has(request.method) || cookie === undefined || origin === undefined || origins.has(origin)) return;
  throw new ParleyError('FORBIDDEN', 'This page may not do that with your session.', { details: { origin } });
}
