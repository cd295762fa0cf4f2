import { beforeEach, expect, test } from 'vitest';
import { ManualClock } from '../../platform/clock/manual-clock.ts';
import { silentLogger } from '../../platform/log/logger.ts';
import { SignInLimits } from './sign-in-limits.ts';

const MINUTE = 60_000;
let clock: ManualClock;
let limits: SignInLimits;
beforeEach(() => {
  clock = new ManualClock();
  limits = new SignInLimits({ clock, log: silentLogger });
});

const attempt = (account: string, address: string, knownDevice: string | null = null) =>
  limits.begin({ account, address, knownDevice });
const waits = (...args: Parameters<typeof attempt>): boolean => {
  try {
    attempt(...args).succeeded();
    return false;
  } catch {
    return true;
  }
};

test('[U8] who guesses from many addresses makes unknown devices wait, and no known one', async () => {
  for (let i = 0; i < 10; i++) attempt('maya', `198.51.100.${i}`);
  expect(() => attempt('maya', '203.0.113.9')).toThrow(expect.objectContaining({ code: 'RATE_LIMITED' }));
  expect(waits('maya', '203.0.113.9', 'her laptop')).toBe(false);
  expect(waits('ben', '203.0.113.9')).toBe(false);
  await clock.advance(15 * MINUTE);
  expect(waits('maya', '203.0.113.9')).toBe(false);
});

test('[U8] a known device counts for itself: stolen, it guesses no longer than others, and makes nobody else wait', () => {
  for (let i = 0; i < 10; i++) attempt('maya', '203.0.113.9', 'her laptop');
  expect(waits('maya', '203.0.113.9', 'her laptop')).toBe(true);
  expect(waits('maya', '203.0.113.9', 'her phone')).toBe(false);
  expect(waits('maya', '203.0.113.9')).toBe(false);
});

test('[U8] who tries many accounts from one address makes that address wait, but no known device behind it', () => {
  for (let i = 0; i < 60; i++) attempt(`account ${i}`, '2001:db8::1');
  expect(waits('ben', '2001:db8::2')).toBe(true);
  expect(waits('ben', '2001:db8::2', 'his laptop')).toBe(false);
  expect(waits('ben', '2001:db8:1::2')).toBe(false);
});

test('[U8] a success takes back its own failure alone: an account of one’s own is no pump for more guesses', () => {
  for (let i = 0; i < 59; i++) {
    attempt(`account ${i}`, '192.0.2.7');
    attempt('own', '192.0.2.7').succeeded();
  }
  attempt('account 60', '192.0.2.7');
  expect(waits('own', '192.0.2.7')).toBe(true);
});

test('[U8] a new password forgets the guesses at the one before', () => {
  for (let i = 0; i < 10; i++) attempt('maya', `198.51.100.${i}`);
  limits.forget('maya');
  expect(waits('maya', '203.0.113.9')).toBe(false);
});
