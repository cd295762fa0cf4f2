import { createServer, get } from 'node:https';
import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { selfSigned } from './certificate.mjs';

test('the certificate is good for its names and addresses, now and not for long', () => {
  const made = new X509Certificate(selfSigned(['localhost'], ['127.0.0.1', '10.1.2.3']).certificate);
  expect(made.verify(made.publicKey)).toBe(true);
  expect(made.checkHost('localhost')).toBe('localhost');
  expect(made.checkIP('10.1.2.3')).toBe('10.1.2.3');
  expect(made.checkIP('10.1.2.4')).toBeUndefined();
  const days = (Date.parse(made.validTo) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(80);
  expect(days).toBeLessThan(100);
});

test('a client that trusts it gets an answer over TLS', async () => {
  const { certificate, key } = selfSigned(['localhost'], ['127.0.0.1']);
  const server = createServer({ cert: certificate, key }, (_, response) => response.end('hello'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const text = await new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: server.address().port, ca: certificate }, (answer) => {
      answer.setEncoding('utf8').on('data', resolve);
    }).on('error', reject);
  });
  server.close();
  expect(text).toBe('hello');
});
