import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ParleyServer } from '../e2e/harness/server.ts';
import type { Figure, Soak } from './measure.ts';
import { pythonTools } from './python.ts';

const run = promisify(execFile);

const SCHEMATHESIS = 'schemathesis==4.32.5';
const MOST_OUTPUT = 64 * 1024 * 1024;
/** What an answer has to be: no failure of the server, a documented status, and what the document says of it. */
const CHECKS = 'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance';

async function bearer(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'test@startup.com', password: 'password123' }),
  });
  return ((await answer.json()) as { token: string }).token;
}

/** What its report says, as far as it is read. */
interface Report {
  complete: boolean;
  test_cases: { generated: number };
  failures: unknown[];
  errors: unknown[];
}

/** Runs it over the whole document; answers how many requests it made and what it found, and says that. */
async function fuzz(url: string, headers: readonly string[], examples: number): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-fuzz-'));
  const file = join(folder, 'report.json');
  const args = ['run', `${url}/api/openapi.json`, '--checks', CHECKS, '--max-examples', `${examples}`, '--seed', '1'];
  const output = ['--report-json-path', file, '--no-color', '--warnings', 'off'];
  const limits = ['--phases', 'examples,coverage,fuzzing', '--request-timeout', '30', '--continue-on-failure'];
  const header = headers.flatMap((one) => ['--header', one]);
  try {
    const program = join(await pythonTools([SCHEMATHESIS]), 'schemathesis');
    // It ends with 1 when it found something: the report says what.
    const ended = run(program, [...args, ...output, ...limits, ...header], { cwd: folder, maxBuffer: MOST_OUTPUT });
    const { stdout } = await ended.catch((error: { stdout: string }) => error);
    const report = JSON.parse(await readFile(file, 'utf8')) as Report;
    if (report.failures.length + report.errors.length > 0) console.log(stdout);
    return report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const soak: Soak = {
  title: 'The API answers as its document says, whatever is sent (Schemathesis), signed in and not',
  count: 100,
  async run(count, progress): Promise<Figure[]> {
    const server = await ParleyServer.start({ PARLEY_RATE_LIMIT_FACTOR: '1000' });
    try {
      const figures: Figure[] = [];
      const callers = { nobody: [], 'signed in': [`Authorization: Bearer ${await bearer(server.url)}`] };
      for (const [who, headers] of Object.entries(callers)) {
        const { complete, test_cases, failures, errors } = await fuzz(server.url, headers, count);
        if (!complete) throw new Error('Schemathesis did not come to its end');
        figures.push(
          { name: `${who}: answers`, value: test_cases.generated, unit: 'answers', limit: { atLeast: 100 } },
          {
            name: `${who}: answers that should not be`,
            value: failures.length + errors.length,
            unit: 'kinds',
            limit: { atMost: 0 },
          },
        );
        progress(figures.length / 2);
      }
      return figures;
    } finally {
      await server.stop();
    }
  },
};
