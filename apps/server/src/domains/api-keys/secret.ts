import { hashSecret, newSecret } from '../../platform/ids/ids.ts';

const PREFIX_LENGTH = 9;
/** Three characters longer than any other token, so that none is taken for a key by chance. */
const SHOWN = /^Bearer +(pk_[A-Za-z0-9_-]{43})$/i;

/** A new secret of a key and what is kept of it. 256 random bits cannot be guessed, so guesses need no count. */
export function newKeySecret(): { secret: string; prefix: string; secretHash: string } {
  const secret = `pk_${newSecret()}`;
  return { secret, prefix: secret.slice(0, PREFIX_LENGTH), secretHash: hashSecret(secret) };
}

/** The secret in an `Authorization` header; null when it is of another kind. */
export const secretIn = (authorization: string | undefined): string | null =>
  SHOWN.exec(authorization ?? '')?.[1] ?? null;
