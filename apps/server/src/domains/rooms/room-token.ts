import { type Id, ParleyError } from '@parley/contract';
import { sql } from 'drizzle-orm';
import {
  calculateJwkThumbprint,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  jwtVerify,
  SignJWT,
} from 'jose';
import { type Clock, toInstant } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';

/** One participant of one room: what a room token says, and all it says. Role and right are read again at the join (J2). */
export interface RoomPass {
  participantId: Id<'participant'>;
  roomId: Id<'room'>;
  conferenceId: Id<'conference'>;
}

const ALGORITHM = 'ES256';
const ISSUER = 'parley';
const AUDIENCE = 'parley-room';
/** How long a token is good for a handshake, in milliseconds. */
const LIFETIME = 5 * 60_000;
/** Nodes' clocks may differ by so much, in seconds. */
const LEEWAY = 60;

interface Keys {
  id: string;
  sign: CryptoKey;
  verify: CryptoKey;
}

/** Room tokens: ES256 JWTs (RFC 7519) whose key is made once and kept in the database, so that any node takes any token. */
export class RoomTokens {
  readonly #db: Database;
  readonly #clock: Clock;
  #keys: Promise<Keys> | null = null;

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async sign(pass: RoomPass): Promise<{ token: string; expiresAt: number }> {
    const { id, sign } = await this.#key();
    const now = this.#clock.now();
    const expiresAt = now + LIFETIME;
    const token = await new SignJWT({ room: pass.roomId, conference: pass.conferenceId })
      .setProtectedHeader({ alg: ALGORITHM, kid: id, typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(pass.participantId)
      .setIssuedAt(Math.floor(now / 1000))
      .setExpirationTime(Math.floor(expiresAt / 1000))
      .sign(sign);
    return { token, expiresAt };
  }

  /** What the token says. Throws `UNAUTHENTICATED` for one that is not ours, not for rooms, altered or too old. */
  async verify(token: string): Promise<RoomPass> {
    const { verify } = await this.#key();
    try {
      const { payload } = await jwtVerify(token, verify, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        clockTolerance: LEEWAY,
        requiredClaims: ['sub', 'exp', 'iat', 'room', 'conference'],
        currentDate: new Date(this.#clock.now()),
      });
      return {
        participantId: payload.sub as Id<'participant'>,
        roomId: payload['room'] as Id<'room'>,
        conferenceId: payload['conference'] as Id<'conference'>,
      };
    } catch (cause) {
      throw new ParleyError('UNAUTHENTICATED', 'Your pass for this meeting is not valid any more. Please join again.', {
        cause,
      });
    }
  }

  #key(): Promise<Keys> {
    this.#keys ??= this.#load().catch((error: unknown) => {
      this.#keys = null;
      throw error;
    });
    return this.#keys;
  }

  /** Nodes that start at once each make a key; the first one stored is everybody's. */
  async #load(): Promise<Keys> {
    const stored = (await this.#stored()) ?? (await this.#make());
    const { d: _private, ...publicKey } = stored.key;
    return { id: stored.id, sign: await imported(stored.key), verify: await imported(publicKey) };
  }

  async #make(): Promise<{ id: string; key: JWK }> {
    const key = await exportJWK((await generateKeyPair(ALGORITHM, { extractable: true })).privateKey);
    await this.#db.sql.execute(sql`
      insert into signing_keys (id, purpose, private_key, created_at)
      values (${await calculateJwkThumbprint(key)}, 'room_token', (${JSON.stringify(key)}::text)::jsonb,
        ${toInstant(this.#clock.now())})
      on conflict (purpose) do nothing`);
    const stored = await this.#stored();
    if (stored === null) throw new ParleyError('INTERNAL', 'The key of room tokens is missing.');
    return stored;
  }

  async #stored(): Promise<{ id: string; key: JWK } | null> {
    const [row] = (await this.#db.sql.execute(
      sql`select id, private_key as key from signing_keys where purpose = 'room_token'`,
    )) as unknown as { id: string; key: JWK }[];
    return row ?? null;
  }
}

const imported = async (key: JWK): Promise<CryptoKey> => {
  const read = await importJWK(key, ALGORITHM);
  if (read instanceof Uint8Array) throw new ParleyError('INTERNAL', 'The key of room tokens is of the wrong kind.');
  return read;
};
