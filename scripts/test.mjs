import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { check } from './checks/index.mjs';
import { buildIfChanged } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { chromium, firefox, prepareMachine } from './lib/machine.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { run, stopRunning } from './lib/processes.mjs';
import { CACHE, inRoot } from './lib/project.mjs';
import { add, playwrightResult, summary, vitestResult } from './lib/results.mjs';
import { tool, toolEnvironment } from './lib/runtime.mjs';
import { filesBelow } from './lib/sources.mjs';

const RESULTS = join(CACHE, 'results');

/** The parts of the gate in the order in which they say the most soonest. Each answers its counts. */
const SUITES = {
  async check() {
    const { passed, failed } = await check();
    return { passed, failed: failed.length, skipped: 0 };
  },
  unit: () => vitest('unit'),
  integration: () => vitest('integration'),
  async e2e({ missing }) {
    if (missing.includes('Chromium'))
      return { passed: 0, failed: 0, skipped: filesBelow('e2e').filter((file) => file.endsWith('.spec.ts')).length };
    const file = join(RESULTS, 'e2e.json');
    const env = toolEnvironment({
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      CHROMIUM_PATH: chromium(),
      FIREFOX_PATH: firefox() ?? '',
    });
    const { code } = await run(tool('playwright'), ['test', '--reporter=list,json', ...filters], {
      cwd: inRoot('e2e'),
      env,
    });
    return playwrightResult(file, code);
  },
};

async function vitest(project) {
  const file = join(RESULTS, `${project}.json`);
  const args = [
    'run',
    ...filters,
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const { code } = await run(tool('vitest'), args, { env: toolEnvironment() });
  return vitestResult(file, code);
}

async function gate(names) {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const missing = await prepareMachine(names);
  await install();
  let postgres;
  let total = { passed: 0, failed: 0, skipped: 0 };
  try {
    if (names.some((name) => name === 'integration' || name === 'e2e') && !missing.includes('PostgreSQL')) {
      postgres = await startPostgres();
      process.env.TEST_POSTGRES_URL = postgres.url;
    }
    if (names.some((name) => name === 'check' || name === 'e2e')) await buildIfChanged();
    for (const name of names) {
      const start = Date.now();
      console.log(`\n── ${name}`);
      const counts = await SUITES[name]({ missing });
      console.log(`── ${name}: ${summary(counts)} in ${Math.round((Date.now() - start) / 1000)} s`);
      total = add(total, counts);
    }
  } finally {
    stopRunning();
    await postgres?.stop();
  }
  return total;
}

// `--only e2e -- doors` hands `doors` on to the runner, which takes it as a part of file names.
const { values, positionals: filters } = parseArgs({
  options: { only: { type: 'string', multiple: true } },
  allowPositionals: true,
});
const names = values.only ?? Object.keys(SUITES);
const unknown = names.find((name) => !(name in SUITES));
if (unknown !== undefined) {
  console.error(`There is no suite "${unknown}". There are: ${Object.keys(SUITES).join(', ')}.`);
  process.exit(2);
}

// Ctrl-C and the end of a CI job reach the runners by the process group; PostgreSQL is ended in `finally`.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stopRunning);

const total = await gate(names).catch((error) => {
  console.error(`\n${error.stack ?? error}`);
  return { passed: 0, failed: 1, skipped: 0 };
});
console.log(`\n${summary(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
