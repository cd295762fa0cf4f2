import { createApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { silentLogger } from '../platform/log/logger.ts';

/** What the process is started with, as its first message: the folder of an embedded database, or the URL of a PostgreSQL. */
export type AppTask = { dataDir: string } | { url: string };

/** What it answers when it serves. */
export interface AppReady {
  url: string;
}

process.once('message', (task: AppTask) => void serve(task));

/** The whole server in a process of its own, to be killed. */
async function serve(task: AppTask): Promise<void> {
  const place = 'url' in task ? { DATABASE_URL: task.url } : { PARLEY_DATA_DIR: task.dataDir };
  const config = loadConfig({ ...place, PARLEY_RATE_LIMIT_FACTOR: '1000', PARLEY_DEMO: 'off' });
  const surroundings = { loggerOf: () => silentLogger, webRoot: '/nowhere' };
  const app = createApp({ ...config, http: { ...config.http, port: 0 } }, surroundings);
  const { port, setUpLink } = await app.start();
  const url = `http://127.0.0.1:${port}`;
  if (setUpLink !== null) await setUp(url, setUpLink.split('#')[1] ?? '');
  process.send?.({ url } satisfies AppReady);
}

/** So that others may sign up. */
async function setUp(url: string, token: string): Promise<void> {
  const account = { email: 'admin@example.org', password: 'a long enough one', name: 'Admin' };
  const answer = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...account, token, workspace: 'Parley' }),
  });
  if (answer.status !== 201) throw new Error(`The set-up answered ${answer.status}: ${await answer.text()}`);
}
