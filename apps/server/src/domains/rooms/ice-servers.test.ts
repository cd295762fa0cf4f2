import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { issueIceServers } from './ice-servers.ts';

const fixed = [{ urls: 'stun:stun.example.org' }];
const turn = {
  urls: ['turn:t.example', 'turns:t.example:443?transport=tcp'],
  secret: 'north-harbour-secret',
  ttl: 600,
};
const NOW = Date.UTC(2026, 10, 24, 15);

test('without a relay everybody gets what is configured, and it does not expire', () => {
  expect(issueIceServers({ fixed, turn: null }, 'peer_1', NOW)).toEqual({ iceServers: fixed, expiresAt: null });
});

test('[T1] credentials are those that coturn works out from the same secret', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 4_000_000_000_000 }), (holder, now) => {
      const { iceServers, expiresAt } = issueIceServers({ fixed, turn }, holder, now);
      const [first, relay] = iceServers;
      expect([first, relay?.urls]).toEqual([fixed[0], turn.urls]);
      const [expiry, pseudonym, ...more] = relay?.username?.split(':') ?? [];
      expect([more, Number(expiry) * 1000]).toEqual([[], expiresAt]);
      expect((expiresAt ?? 0) - now).toBeGreaterThan((turn.ttl - 1) * 1000);
      expect((expiresAt ?? 0) - now).toBeLessThanOrEqual(turn.ttl * 1000);
      expect(pseudonym).toMatch(/^[\w-]{16}$/);
      expect(relay?.credential).toBe(
        createHmac('sha1', turn.secret)
          .update(relay?.username ?? '')
          .digest('base64'),
      );
    }),
  );
});

test('[T1] whoever asks again is the same to the relay, and nobody can be told from the name', () => {
  const nameOf = (holder: string, secret = turn.secret) =>
    issueIceServers({ fixed, turn: { ...turn, secret } }, holder, NOW).iceServers.at(-1)?.username;
  expect(nameOf('usr_1')).toBe(nameOf('usr_1'));
  expect(new Set([nameOf('usr_1'), nameOf('usr_2'), nameOf('usr_1', 'another-long-secret')]).size).toBe(3);
  expect(nameOf('usr_1')).not.toContain('usr_1');
});
