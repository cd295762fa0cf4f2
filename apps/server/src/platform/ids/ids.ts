import { createHash, randomBytes } from 'node:crypto';
import { ID_PREFIXES, type Id, type IdKind } from '@parley/contract';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id: prefix and a UUIDv7 (RFC 9562) in Crockford base32, sortable by `now` (milliseconds since 1970). */
export function newId<K extends IdKind>(kind: K, now: number): Id<K> {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  let value = BigInt(`0x${bytes.toString('hex')}`);
  let body = '';
  for (let i = 0; i < 26; i++) {
    body = ALPHABET[Number(value & 31n)] + body;
    value >>= 5n;
  }
  return `${ID_PREFIXES[kind]}_${body}`;
}

/** 256 random bits, for whatever grants something by being known. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** How a secret is stored: its SHA-256 in hex. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
