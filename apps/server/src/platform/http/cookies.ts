/** Under https a cookie is bound to its host by its name (RFC 6265bis 4.1.3.2); plain http (localhost) cannot have that. */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);

/** Value of a cookie of ours in a `Cookie` header. */
export function readCookie(header: string | undefined, name: string, secure: boolean): string | undefined {
  const begin = `${cookieName(name, secure)}=`;
  const pair = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(begin));
  if (pair === undefined) return undefined;
  try {
    return decodeURIComponent(pair.slice(begin.length));
  } catch {
    return undefined;
  }
}

/** A `Set-Cookie` header that no script can read and no other site can send along; `maxAge` in seconds, 0 takes the cookie away. */
export function writeCookie(name: string, value: string, maxAge: number, secure: boolean): string {
  const pair = `${cookieName(name, secure)}=${encodeURIComponent(value)}`;
  return `${pair}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
