import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { apiToken } from '../e2e/harness/people.ts';
import { ParleyServer } from '../e2e/harness/server.ts';
import type { Figure, Soak } from './measure.ts';
import { pythonTools } from './python.ts';

const run = promisify(execFile);

const PYTHON = ['openapi-python-client==0.29.1', 'mypy==2.4.1'] as const;
const OAPI_CODEGEN = 'v2.8.2';
const CACHE = join(import.meta.dirname, '..', '.cache');
/** The programs that use the clients. */
const CALLS = join(import.meta.dirname, 'clients');
const MINUTES = 60_000;
/** What both programs say when all three answers were as they should be. */
const SAID = (language: string) => `From ${language} active NOT_FOUND\n`;

interface Called {
  url: string;
  token: string;
  /** File of the server's own document. */
  document: string;
  folder: string;
}

/** Made, checked for types and used; answers the number of type errors. */
async function python({ url, token, document, folder }: Called): Promise<number> {
  const bin = await pythonTools(PYTHON);
  const env = { ...process.env, PATH: [bin, process.env['PATH']].join(delimiter) };
  const config = join(folder, 'python.yml');
  // It knows no pictures.
  await writeFile(config, 'content_type_overrides:\n  "*/*": application/octet-stream\n');
  const client = join(folder, 'parley-client');
  const args = ['generate', '--path', document, '--config', config, '--output-path', client, '--fail-on-warning'];
  await run('openapi-python-client', args, { cwd: folder, env, timeout: 5 * MINUTES });
  await cp(join(CALLS, 'call.py'), join(client, 'call.py'));
  const checked = run('mypy', ['--no-color-output', 'parley_client', 'call.py'], {
    cwd: client,
    env,
    timeout: 10 * MINUTES,
  });
  const { stdout } = await checked.catch((error: { stdout: string }) => error);
  const errors = stdout.split('\n').filter((line) => line.includes(': error:'));
  if (errors.length > 0) console.log(errors.join('\n'));
  const called = await run('python', ['call.py'], {
    cwd: client,
    env: { ...env, PARLEY_URL: url, PARLEY_TOKEN: token },
    timeout: MINUTES,
  });
  if (called.stdout !== SAID('Python')) throw new Error(`Python said ${called.stdout}`);
  return errors.length;
}

/** Made, compiled, vetted and used. */
async function go({ url, token, document, folder }: Called): Promise<void> {
  const bin = join(CACHE, 'oapi-codegen');
  const env = { ...process.env, GOBIN: bin, GOFLAGS: '-mod=mod' };
  const timeout = 10 * MINUTES;
  const package_ = `github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@${OAPI_CODEGEN}`;
  if (!existsSync(join(bin, 'oapi-codegen'))) await run('go', ['install', package_], { env, timeout });
  const cwd = join(folder, 'go');
  await mkdir(join(cwd, 'call'), { recursive: true });
  const args = ['-generate', 'types,client', '-package', 'parley', '-o', join(cwd, 'client.go'), document];
  await run(join(bin, 'oapi-codegen'), args, { timeout });
  await cp(join(CALLS, 'call.go'), join(cwd, 'call', 'main.go'));
  await run('go', ['mod', 'init', 'parley'], { cwd, env, timeout });
  await run('go', ['mod', 'tidy'], { cwd, env, timeout });
  await run('go', ['vet', './...'], { cwd, env, timeout });
  const called = await run('go', ['run', './call'], {
    cwd,
    env: { ...env, PARLEY_URL: url, PARLEY_TOKEN: token },
    timeout,
  });
  if (called.stdout !== SAID('Go')) throw new Error(`Go said ${called.stdout}`);
}

export const soak: Soak = {
  title: 'Other people’s generators make clients of the document, in Python and Go, that compile and work',
  count: 1,
  async run(_count, progress): Promise<Figure[]> {
    const server = await ParleyServer.start();
    const folder = await mkdtemp(join(tmpdir(), 'parley-clients-'));
    try {
      const document = join(folder, 'openapi.json');
      const answer = await fetch(`${server.url}/api/openapi.json`, { signal: AbortSignal.timeout(MINUTES) });
      await writeFile(document, await answer.text());
      const called = { url: server.url, token: await apiToken(server), document, folder };
      const errors = await python(called);
      progress(0.5);
      await go(called);
      progress(1);
      return [
        { name: 'Python (openapi-python-client): type errors', value: errors, unit: 'errors', limit: { atMost: 0 } },
        {
          name: 'clients that compile, call, and read answer and error',
          value: 2,
          unit: 'clients',
          limit: { atLeast: 2 },
        },
      ];
    } finally {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
