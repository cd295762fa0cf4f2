import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { Proxies } from './proxies.ts';

const from = (remoteAddress: string, forwarded?: string) =>
  ({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }) as unknown as IncomingMessage;

test.each([
  ['nobody is trusted', false, '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['a trusted proxy is believed', ['10.0.0.0/8'], '10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['what stands before it may be a lie', ['10.0.0.0/8'], '10.1.2.3', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
  ['two proxies in a row', ['10.0.0.0/8', '::1'], '::1', '198.51.100.1, 10.9.9.9', '198.51.100.1'],
  ['a stranger who says so is not', ['10.0.0.0/8'], '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['IPv4 in IPv6', ['127.0.0.1'], '::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['any is trusted', true, '203.0.113.9', '198.51.100.1, 192.0.2.1', '198.51.100.1'],
  ['no header', ['10.0.0.0/8'], '10.1.2.3', undefined, '10.1.2.3'],
])('%s', (_, trusted, remote, forwarded, address) => {
  expect(new Proxies(trusted).addressOf(from(remote, forwarded))).toBe(address);
});

test('what is no network is refused', () => {
  expect(() => new Proxies(['example.org'])).toThrow('example.org is not an address');
});
