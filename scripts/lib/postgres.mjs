import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresPrograms } from './machine.mjs';
import { must, Stop } from './processes.mjs';

/** A port that nobody listens on at this moment. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** PostgreSQL refuses to run as root; Debian's package brings a user for it, and `nobody` is everywhere. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  for (const user of ['postgres', 'nobody']) {
    try {
      const number = (flag) => Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: number('-u'), gid: number('-g') };
    } catch {
      // No such user here; try the next.
    }
  }
  throw new Stop('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as.');
}

/** Starts a PostgreSQL of its own in a new folder, as it runs in earnest (fsync on), and answers its address. */
export async function startPostgres() {
  const { initdb, postgres } = postgresPrograms();
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'parley-postgres-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { cwd: folder, capture: true, ...user };
  await must(
    'PostgreSQL could not make its folder',
    initdb,
    ['-D', data, '-U', 'parley', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions'],
    options,
  );
  const port = await freePort();
  const settings = ['-p', `${port}`, '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`];
  const server = spawn(postgres, ['-D', data, ...settings, '-c', 'max_connections=200'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...user,
  });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  await answers(server);
  return {
    url: `postgres://parley@127.0.0.1:${port}/postgres`,
    /** Ends it at once and deletes its folder. */
    async stop() {
      server.kill('SIGINT');
      const timer = setTimeout(() => server.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(timer);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when PostgreSQL says that it takes connections; rejects with what it said when it does not come to that. */
const answers = (server) =>
  new Promise((resolve, reject) => {
    let log = '';
    const timer = setTimeout(() => reject(new Stop(`PostgreSQL did not start within 60 s.\n${log}`)), 60_000);
    server.on('exit', () => reject(new Stop(`PostgreSQL did not start.\n${log}`)));
    server.stderr.setEncoding('utf8').on('data', (text) => {
      if (log.length < 100_000) log += text;
      if (!log.includes('ready to accept connections')) return;
      clearTimeout(timer);
      resolve();
    });
  });
