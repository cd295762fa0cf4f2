import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, isOutdated, verifyPassword } from './password-hash.ts';

test('a password is known by its hash, and by no other', async () => {
  const hash = await hashPassword('käse & brot');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(await verifyPassword('käse & brot', hash)).toBe(true);
  expect(await verifyPassword('kase & brot', hash)).toBe(false);
  expect(await verifyPassword('käse & brot', null)).toBe(false);
  expect(await hashPassword('käse & brot')).not.toBe(hash);
});

test('a hash of another cost is still read, and made again', async () => {
  const nonce = Buffer.alloc(16, 7);
  const tag = argon2Sync('argon2id', { message: 'old', nonce, memory: 64, passes: 1, parallelism: 1, tagLength: 32 });
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  const hash = `$argon2id$v=19$m=64,t=1,p=1$${text(nonce)}$${text(tag)}`;
  expect(await verifyPassword('old', hash)).toBe(true);
  expect(await verifyPassword('new', hash)).toBe(false);
  expect(isOutdated(hash)).toBe(true);
  expect(isOutdated(await hashPassword('old'))).toBe(false);
});

test('what cannot be read is said, not taken for a wrong password', async () => {
  await expect(verifyPassword('x', 'plain text')).rejects.toThrow('cannot be read');
});
