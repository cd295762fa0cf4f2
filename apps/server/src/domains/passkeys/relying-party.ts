import { isIP } from 'node:net';

/** This server, as WebAuthn names it: passkeys are bound to `id`, and used on pages of `origin` alone. */
export interface RelyingParty {
  id: string;
  origin: string;
}

/** Null where browsers have no passkeys: under an address of numbers, and under plain http but on this machine. */
export function relyingPartyOf(frontendUrl: string): RelyingParty | null {
  const { hostname, protocol, origin } = new URL(frontendUrl);
  if (isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0) return null;
  const local = hostname === 'localhost' || hostname.endsWith('.localhost');
  return protocol === 'https:' || local ? { id: hostname, origin } : null;
}
