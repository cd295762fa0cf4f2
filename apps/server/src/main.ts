import { join } from 'node:path';
import { ParleyError } from '@parley/contract';
import { type App, createApp } from './app.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { DEMO } from './domains/conferences/index.ts';
import type { Logger, LoggerFactory } from './platform/log/logger.ts';
import { createLog } from './platform/log/pino-logger.ts';

// The process: settings in, one friendly line out, and an orderly end.

/** The same place from the sources and from the bundle. */
const WEB_ROOT = join(import.meta.dirname, '..', '..', 'web', 'dist');

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const config = readConfig();
  const loggerOf = logOf(config);
  const log = loggerOf('process');
  for (const warning of config.warnings) log.warn({}, warning);
  dieOfMistakes(log);

  const app = createApp(config, { loggerOf, webRoot: WEB_ROOT });
  stopOnSignal(app, log);
  try {
    const { url, setUpLink } = await app.start();
    say(`Parley is running at ${url}`);
    if (setUpLink !== null) say(`Set it up with this link, which works once: ${setUpLink}`);
    const names = DEMO.people.map(({ email }) => email).join(' or ');
    if (config.demo) say(`To try it, sign in as ${names} with the password ${DEMO.password}.`);
  } catch (error) {
    complain(`Parley cannot start. ${inPlainWords(error, config)}`);
    process.exit(1);
  }
}

function readConfig(): Config {
  try {
    return loadConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    complain(`Parley cannot start. ${error.message}`);
    for (const problem of error.problems) complain(`  ${problem}`);
    process.exit(2);
  }
}

const logOf = ({ log }: Config): LoggerFactory =>
  createLog({ ...log, format: process.stdout.isTTY ? 'plain' : 'json', destination: process.stdout });

/** A state that nobody foresaw is not one to go on in; whoever watches the process starts it again. */
function dieOfMistakes(log: Logger): void {
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (err: unknown) => {
      log.error({ err }, `Stopped by a mistake (${event})`);
      process.exit(1);
    });
  }
}

/** The first signal ends in order, the second at once. */
function stopOnSignal(app: App, log: Logger): void {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      log.info({ category: 'lifecycle', signal }, 'Stopping');
      void app.stop().then(() => process.exit(0));
    });
  }
}

function inPlainWords(error: unknown, { http, database }: Config): string {
  if (error instanceof ParleyError && error.code === 'UNAVAILABLE' && database.kind === 'postgres') {
    return `${error.message} DATABASE_URL names ${new URL(database.url).host}.`;
  }
  if (error instanceof ParleyError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return `Port ${http.port} is in use by another program. Stop that one, or choose another port: PORT=${http.port + 1}.`;
  }
  if (code === 'EACCES')
    return `Port ${http.port} needs rights that this account does not have. Choose one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${http.host}. Correct HOST.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

await main();
