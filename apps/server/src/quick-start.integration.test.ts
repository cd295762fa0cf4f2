import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';

// The lines of docs/guides/quick-start.md as they are printed, by a shell, the command line tool and curl itself.

const ROOT = join(import.meta.dirname, '..', '..', '..');
const MINUTES = 60_000;
const run = promisify(execFile);

const hasCurl = await run('curl', ['--version']).then(
  () => true,
  () => false,
);

let folder: string | undefined;
let server: ChildProcess | undefined;
afterEach(async () => {
  if (server?.exitCode === null) {
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }
  if (folder !== undefined) await rm(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** What a browser is told that opens the link, and what it is then: who is asked in. */
async function open(link: string): Promise<{ page: string; answer: unknown }> {
  const { status, headers } = await fetch(link, { redirect: 'manual', signal: AbortSignal.timeout(MINUTES) });
  expect(status).toBe(303);
  const page = headers.get('location') ?? '';
  const cookie = headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  const asked = await fetch(new URL(`/api/join/${page.split('/').at(-1)}`, link), {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: cookie.join('; ') },
    body: '{}',
    signal: AbortSignal.timeout(MINUTES),
  });
  return { page, answer: await asked.json() };
}

test.runIf(hasCurl)('the quick start leads to a call, line by line', { timeout: 5 * MINUTES }, async () => {
  const guide = await readFile(join(ROOT, 'docs', 'guides', 'quick-start.md'), 'utf8');
  const blocks = [...guide.matchAll(/^```sh\n(.*?)^```/gms)].map((match) => match[1] ?? '');
  expect(blocks.map((block) => block.match(/\bcurl /g)?.length ?? 0)).toEqual([0, 5]);

  folder = await mkdtemp(join(tmpdir(), 'parley-quick-start-'));
  const port = await freePort();
  // As in a terminal of its own.
  const { NODE_ENV: _, ...terminal } = process.env;
  const env = { ...terminal, PARLEY_DATA_DIR: folder, PORT: `${port}` };
  const shell = async (lines: string) => {
    const script = `set -e\n${lines.replace('http://localhost:5001', `http://localhost:${port}`)}`;
    return (await run('sh', ['-c', script], { cwd: ROOT, env, timeout: 2 * MINUTES })).stdout;
  };
  const [setUp = '', requests = ''] = blocks;
  const key = (await shell(`${setUp}printf %s "$PARLEY_KEY"`)).trim();
  expect(key).toMatch(/^pk_\S+$/);

  server = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], { env, stdio: 'ignore' });
  const url = `http://localhost:${port}`;
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isReady, { timeout: 2 * MINUTES, interval: 100 }).toBe(true);

  Object.assign(env, { PARLEY_URL: url, PARLEY_KEY: key });
  const output = await shell(requests);
  const [, person = '', conference = '', maya = '', omar = ''] =
    /^(\{"person".*\})(\{"conference".*\})\nMaya: (\S+)\nOmar: (\S+)\n$/.exec(output) ?? [];
  expect(JSON.parse(person)).toMatchObject({ person: { subject: '4711', name: 'Maya Lindqvist' } });
  expect(JSON.parse(conference)).toMatchObject({
    conference: { title: 'Chemistry, lesson 12', host: { name: 'Maya Lindqvist' }, present: { count: 0 } },
  });
  for (const [link, name, role] of [
    [maya, 'Maya Lindqvist', 'host'],
    [omar, 'Omar Haddad', 'participant'],
  ] as const) {
    const { page, answer } = await open(link);
    expect(page).toMatch(/^\/j\/[a-z-]{12}$/);
    expect(answer).toMatchObject({
      state: 'admitted',
      participant: { name, role },
      room: { token: expect.any(String) },
    });
  }
});
