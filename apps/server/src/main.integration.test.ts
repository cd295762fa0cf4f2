import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
const running: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-main-'));
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PARLEY_DATA_DIR: folder, ...env },
  });
  running.push(child);
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output.text += text;
    });
  }
  const ended = once(child, 'close') as Promise<[code: number | null]>;
  return { child, output, ended };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('every problem of the configuration is told in plain words, and nothing is started', async () => {
  const { output, ended } = run({ PORT: 'http', HOST: '0.0.0.0', PARLEY_DEMO: 'on' });
  expect(await ended).toEqual([2, null]);
  expect(output.text).toContain('The configuration has 2 problems.');
  expect(output.text).toMatch(/^ {2}PORT: must be a whole number\.$/m);
  expect(output.text).toMatch(/^ {2}PARLEY_DEMO cannot be on with HOST=0\.0\.0\.0/m);
});

test('a database that cannot be reached is named, without its password', async () => {
  const { output, ended } = run({ DATABASE_URL: 'postgres://parley:hunter2@127.0.0.1:1/parley' });
  expect(await ended).toEqual([1, null]);
  expect(output.text).toMatch(/^Parley cannot start\. .*127\.0\.0\.1:1\.$/m);
  expect(output.text).not.toContain('hunter2');
});

test('[G8] it says where it is and how it is set up, refuses a second one on its folder, and ends in order when asked to', {
  timeout: 120_000,
}, async () => {
  const port = await freePort();
  const { child, output, ended } = run({ PORT: `${port}`, PARLEY_DEMO: 'off' });
  await expect
    .poll(() => output.text, { timeout: 90_000 })
    .toContain(`Parley is running at http://localhost:${port}\n`);
  expect(output.text).toMatch(new RegExp(`^Set it up .*: http://localhost:${port}/setup#[\\w-]{43}$`, 'm'));
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);

  const second = run({ PORT: `${await freePort()}` });
  expect(await second.ended).toEqual([1, null]);
  expect(second.output.text).toContain(`The data folder ${folder} is in use by another Parley`);

  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
