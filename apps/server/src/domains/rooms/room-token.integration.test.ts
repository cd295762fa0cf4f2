import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ManualClock } from '../../platform/clock/manual-clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { DATABASE_KINDS, openTestDatabase } from '../../platform/db/testing.ts';
import { newId } from '../../platform/ids/ids.ts';
import { RoomTokens } from './room-token.ts';

describe.each(DATABASE_KINDS)('room tokens on %s', (kind) => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
  });
  afterAll(() => db.close());

  const now = Date.UTC(2026, 10, 24, 15);
  const pass = {
    participantId: newId('participant', now),
    roomId: newId('room', now),
    conferenceId: newId('conference', now),
  };

  test('[J1] nodes that start at once have one key, and each takes what the other signed', async () => {
    const nodes = Array.from({ length: 4 }, () => new RoomTokens(db, new ManualClock(now)));
    const signed = await Promise.all(nodes.map((node) => node.sign(pass)));
    for (const { token } of signed) for (const node of nodes) expect(await node.verify(token)).toEqual(pass);
  });

  test('[J1] a token is good for five minutes, and a minute more for clocks that differ', async () => {
    const clock = new ManualClock(now);
    const tokens = new RoomTokens(db, clock);
    const { token, expiresAt } = await tokens.sign(pass);
    expect(expiresAt - now).toBe(300_000);
    await clock.advance(359_000);
    expect(await tokens.verify(token)).toEqual(pass);
    await clock.advance(1000);
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('[J1] other algorithms, audiences and keys, and altered claims are refused', async () => {
    const tokens = new RoomTokens(db, new ManualClock(now));
    const { token } = await tokens.sign(pass);
    const [head = '', body = '', signature = ''] = token.split('.');
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const symmetric = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(signature));
    const forged = [
      `${head}.${encoded({ ...claims, sub: newId('participant', now) })}.${signature}`,
      `${encoded({ alg: 'none' })}.${body}.`,
      symmetric,
      `${head}.${body}.${'A'.repeat(signature.length)}`,
      'x',
      '',
    ];
    for (const one of forged) await expect(tokens.verify(one)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
