import { buildIfChanged } from './build.mjs';
import { install } from './install.mjs';
import { chromium, postgresPrograms } from './machine.mjs';
import { startPostgres } from './postgres.mjs';
import { main, run } from './processes.mjs';
import { inRoot } from './project.mjs';
import { node, toolEnvironment } from './runtime.mjs';

/** `npm run bench [-- name …]` and `npm run soak [-- name …] [--count n]`: see bench/run.ts. PostgreSQL is there where it is installed. */
export const runBenches = (kind) =>
  main(async () => {
    await install();
    await buildIfChanged();
    const postgres = postgresPrograms() === null ? null : await startPostgres();
    const settings = { TEST_POSTGRES_URL: postgres?.url ?? '', CHROMIUM_PATH: chromium() ?? '' };
    const args = [inRoot('bench', 'run.ts'), kind, ...process.argv.slice(2)];
    const { code } = await run(node(), args, { env: toolEnvironment(settings) });
    await postgres?.stop();
    process.exitCode = code;
  });
