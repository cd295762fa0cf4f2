import { connect, createServer } from 'node:net';

/**
 * Runs inside a network namespace: leads from a socket in the file system, which all namespaces share, to a port there.
 * Usage: `door-process.ts <socket> <port>`.
 */
const [, , path, port] = process.argv;

createServer((near) => {
  const far = connect(Number(port), '127.0.0.1');
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.pipe(other);
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}).listen(path, () => process.stdout.write('open\n'));
