import { sql } from 'drizzle-orm';
import { createApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { type OpenDatabase, openDatabase } from '../platform/db/open-database.ts';
import { silentLogger } from '../platform/log/logger.ts';
import type { AppTask } from './app-process.ts';
import { serveBare } from './bare-server.ts';

/** Where the whole server is, and a bare one beside it on the same database. */
export interface BenchReady {
  url: string;
  bare: string;
  /** With which the first account is made. */
  setUpToken: string;
}

/** Has there be so many conferences; `own` of them are held by this person, the others by the `admin`. */
export interface Fill {
  conferences: number;
  admin: string;
  person: string;
  own: number;
}

/** Answer to the question `cpu`: microseconds that the process has worked so far. */
export interface CpuUsed {
  microseconds: number;
}

process.once('message', (task: AppTask) => void serve(task));

/** The whole server, and a bare one, in one process: an embedded database has but one. */
async function serve(task: AppTask): Promise<void> {
  const config = loadConfig({ PARLEY_RATE_LIMIT_FACTOR: '1000', PARLEY_DEMO: 'off' });
  const place = 'url' in task ? { url: task.url, dataDir: '' } : { url: null, dataDir: task.dataDir };
  const database = await openDatabase({ ...place, log: silentLogger, clock: systemClock });
  const surroundings = { loggerOf: () => silentLogger, webRoot: '/nowhere', database };
  const app = createApp({ ...config, http: { ...config.http, port: 0 } }, surroundings);
  const { port, setUpLink } = await app.start();
  const bare = await serveBare(database);
  process.on('message', (question: Fill | 'cpu') => {
    if (question !== 'cpu') return void fill(database, question).then(() => process.send?.({}));
    const { user, system } = process.cpuUsage();
    process.send?.({ microseconds: user + system } satisfies CpuUsed);
  });
  process.send?.({
    url: `http://127.0.0.1:${port}`,
    bare,
    setUpToken: setUpLink?.split('#')[1] ?? '',
  } satisfies BenchReady);
}

async function fill({ sql: db, tidy }: OpenDatabase, { conferences, admin, person, own }: Fill): Promise<void> {
  await db.execute(sql`
    insert into conferences (id, workspace_id, title, metadata, kind, provider, meeting_id, state, join_code, host_user_id,
      starts_at, ends_at, time_zone, wall_time, settings, created_by, version, created_at, updated_at)
    select 'conf_' || lpad(n::text, 26, '0'), u.workspace_id, 'Meeting ' || n, '{}', 'meeting', 'parley', 'room_' || n,
      case when n % 10 = 0 then 'scheduled' else 'ended' end, 'fill' || n, u.id,
      now() + n * interval '1 minute', now() + (n + 60) * interval '1 minute', 'UTC', '', c.settings, u.id, 1,
      now() - n * interval '1 second', now()
    from (select settings from conferences limit 1) c,
      generate_series((select count(*) from conferences where join_code like 'fill%') + 1, ${conferences}) n
      join users u on u.id = case when n % (${conferences}::int / ${own}::int) = 0 then ${person} else ${admin} end`);
  await db.execute(sql`
    insert into participants (id, conference_id, user_id, role, created_at, updated_at)
    select 'prt_' || substr(id, 6), id, host_user_id, 'host', created_at, created_at from conferences
    where join_code like 'fill%' on conflict do nothing`);
  // What the server's own job does within a minute, and a PostgreSQL's autovacuum: not while it is measured.
  if (tidy === null) {
    for (const table of ['conferences', 'participants']) await db.execute(sql.raw(`vacuum (analyze) ${table}`));
    await db.execute(sql`checkpoint`);
  } else for (let table: string | null = ''; table !== null; ) table = await tidy(true);
}
