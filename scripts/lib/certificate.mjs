import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import * as der from './der.mjs';
import { CACHE } from './project.mjs';

const DAY = 86_400_000;
const ECDSA_WITH_SHA256 = der.sequence(der.oid('1.2.840.10045.4.3.2'));

/** A self-signed certificate (RFC 5280) for these names and IPv4 addresses, good for 90 days, as PEM. */
export function selfSigned(names, addresses, now = Date.now()) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.utf8('Parley on this machine'))));
  const alternatives = der.sequence(
    ...names.map((text) => der.implicit(2, Buffer.from(text))),
    ...addresses.map((text) => der.implicit(7, Buffer.from(text.split('.').map(Number)))),
  );
  const body = der.sequence(
    der.tagged(0, der.integer(Buffer.of(2))),
    der.integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    ECDSA_WITH_SHA256,
    name,
    der.sequence(der.time(new Date(now - DAY)), der.time(new Date(now + 90 * DAY))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der.tagged(
      3,
      der.sequence(
        der.sequence(der.oid('2.5.29.17'), der.octets(alternatives)),
        der.sequence(der.oid('2.5.29.19'), der.boolean(true), der.octets(der.sequence(der.boolean(true)))),
      ),
    ),
  );
  const certificate = der.sequence(body, ECDSA_WITH_SHA256, der.bits(sign('sha256', body, privateKey)));
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}

/** This machine's addresses in its own networks, where a phone can reach it. */
export const localAddresses = () =>
  Object.values(networkInterfaces())
    .flat()
    .filter((one) => one.family === 'IPv4' && !one.internal)
    .map((one) => one.address);

/** Makes a certificate, or takes the last one while it is good for these addresses, and answers the server's settings for it. */
export function httpsSettings() {
  const folder = join(CACHE, 'https');
  const certFile = join(folder, 'certificate.pem');
  const keyFile = join(folder, 'key.pem');
  const addresses = localAddresses();
  if (!stillGood(certFile, addresses)) {
    const made = selfSigned(['localhost'], ['127.0.0.1', ...addresses]);
    mkdirSync(folder, { recursive: true });
    writeFileSync(certFile, made.certificate);
    writeFileSync(keyFile, made.key, { mode: 0o600 });
  }
  const port = process.env.PORT ?? '5001';
  const address = `https://${addresses[0] ?? 'localhost'}:${port}`;
  console.log(`Open ${address} on the phone. It warns of an unknown certificate, which is this machine's own: go on.`);
  return { HTTPS_CERT: certFile, HTTPS_KEY: keyFile, HOST: '0.0.0.0', FRONTEND_URL: address };
}

function stillGood(file, addresses) {
  if (!existsSync(file)) return false;
  const certificate = new X509Certificate(readFileSync(file));
  return Date.parse(certificate.validTo) > Date.now() + DAY && addresses.every((one) => certificate.checkIP(one));
}
