import { createHmac } from 'node:crypto';
import type { IceServer } from '@parley/contract';

/** TURN servers that share a secret with this server, as coturn does with `use-auth-secret`. */
export interface Turn {
  /** `turn:` and `turns:` addresses, at least one. */
  urls: readonly string[];
  /** coturn's `static-auth-secret`. */
  secret: string;
  /** How long credentials open new relays, in seconds. */
  ttl: number;
}

export interface IceOptions {
  /** The same for everybody, as configured. */
  fixed: readonly IceServer[];
  /** Null: no relay with credentials of ours. */
  turn: Turn | null;
}

export interface IssuedIceServers {
  iceServers: IceServer[];
  /** In milliseconds since 1970; null when nothing of it expires. */
  expiresAt: number | null;
}

/** Characters of the pseudonym in a user name: 96 bits. */
const PSEUDONYM_LENGTH = 16;

/**
 * What `holder` (an id) connects its media by from `now` (milliseconds since 1970) on (T1). The user name is the second
 * in which it expires and a pseudonym that only who knows the secret can lead back to the holder.
 */
export function issueIceServers({ fixed, turn }: IceOptions, holder: string, now: number): IssuedIceServers {
  if (turn === null) return { iceServers: [...fixed], expiresAt: null };
  const { urls, secret, ttl } = turn;
  const expiry = Math.floor(now / 1000) + ttl;
  const pseudonym = createHmac('sha256', secret).update(holder).digest('base64url').slice(0, PSEUDONYM_LENGTH);
  const username = `${expiry}:${pseudonym}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return { iceServers: [...fixed, { urls: [...urls], username, credential }], expiresAt: expiry * 1000 };
}
