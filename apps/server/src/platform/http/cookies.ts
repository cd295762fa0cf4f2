import { fastifyCookie } from '@fastify/cookie';

/** Under https a cookie is bound to its host by its name (RFC 6265bis 4.1.3.2); plain http (localhost) cannot have that. */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);

/** Value of a cookie of ours in a `Cookie` header. */
export function readCookie(header: string | undefined, name: string, secure: boolean): string | undefined {
  if (header === undefined) return undefined;
  return fastifyCookie.parse(header)[cookieName(name, secure)];
}

/** A `Set-Cookie` header; `maxAge` in seconds, 0 takes the cookie away. */
export const writeCookie = (name: string, value: string, maxAge: number, secure: boolean): string =>
  fastifyCookie.serialize(cookieName(name, secure), value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    maxAge,
  });
