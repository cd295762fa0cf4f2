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
  const { port } = await app.start();
  process.send?.({ url: `http://127.0.0.1:${port}` } satisfies AppReady);
}
