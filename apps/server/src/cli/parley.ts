import { ParleyError } from '@parley/contract';
import { ConfigError, loadConfig } from '../config.ts';
import { createApiKeys } from '../domains/api-keys/index.ts';
import { createSetUp } from '../domains/auth/index.ts';
import { createPeople } from '../domains/people/index.ts';
import { createWorkspaces } from '../domains/workspaces/index.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { openDatabase } from '../platform/db/open-database.ts';
import { SqlFacts } from '../platform/facts/sql-facts.ts';
import { PgBossJobs } from '../platform/jobs/pg-boss-jobs.ts';
import { createLog } from '../platform/log/pino-logger.ts';
import { runCommand, USAGE, UsageError } from './commands.ts';

// `npm run parley -- …`: what is done by whoever has the machine, on the database that the server uses.

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

async function main(words: string[]): Promise<number> {
  if (words.length === 0 || words.includes('--help')) {
    say(USAGE);
    return words.length === 0 ? 2 : 0;
  }
  const { database, demo, http } = loadConfig(process.env);
  const loggerOf = createLog({ level: 'warn', modules: {}, format: 'plain', destination: process.stderr });
  const clock = systemClock;
  const place =
    database.kind === 'pglite' ? { url: null, dataDir: database.folder } : { url: database.url, dataDir: '' };
  const db = await openDatabase({ ...place, log: loggerOf('db'), clock });
  try {
    await db.migrate();
    // Nothing follows from these facts yet, so no job has to be sent.
    const facts = new SqlFacts({ database: db, jobs: new PgBossJobs({ database: db, log: loggerOf('jobs') }), clock });
    const workspaces = createWorkspaces({ db, clock, facts });
    const { id: workspaceId } = await workspaces.ensureDefault('Parley');
    const people = createPeople({ db, clock, facts, workspaces });
    const setUp = createSetUp({ db, clock, people, workspaceId, frontendUrl: http.frontendUrl, demo });
    const apiKeys = createApiKeys({ db, clock, facts });
    const lines = await runCommand(words, { workspaces, people, apiKeys, setUp });
    for (const line of lines) say(line);
    return 0;
  } finally {
    await db.close();
  }
}

/** 2 for a command or configuration that is wrong, 1 for what could not be done. */
function explain(error: unknown): number {
  if (error instanceof ConfigError) {
    complain([error.message, ...error.problems].join('\n'));
    return 2;
  }
  if (error instanceof UsageError || error instanceof ParleyError) complain(error.message);
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return error instanceof UsageError ? 2 : 1;
}

process.exitCode = await main(process.argv.slice(2)).catch(explain);
