import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** What a new hash costs (OWASP password storage: argon2id, 19 MiB, two passes). Memory in KiB. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

const toPhc = (salt: Uint8Array, hash: Uint8Array) =>
  `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(hash)}`;

/** A hash of nothing that costs what every hash costs: compared where there is none, so that time tells nothing. */
const NOBODY = toPhc(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));

/** Argon2id in PHC string format (`$argon2id$v=19$m=…,t=…,p=…$salt$hash`), so that the cost can change. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return toPhc(salt, await derive('argon2id', { message: password, nonce: salt, tagLength: HASH_BYTES, ...COST }));
}

/** Whether `password` is that of the hash. Without a hash it is not, after the same work. */
export async function verifyPassword(password: string, phc: string | null): Promise<boolean> {
  const parts = PHC.exec(phc ?? NOBODY);
  if (parts === null) throw new Error('A stored password hash cannot be read');
  const [, memory, passes, parallelism, salt = '', hash = ''] = parts;
  const expected = Buffer.from(hash, 'base64');
  const actual = await derive('argon2id', {
    message: password,
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(actual, expected) && phc !== null;
}

/** Whether a hash was made at another cost than new ones are, so that it is made again at the next sign-in. */
export const isOutdated = (phc: string): boolean =>
  !phc.startsWith(`$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`);
