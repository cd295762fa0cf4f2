import { sql } from 'drizzle-orm';
import { systemClock } from '../../clock/clock.ts';
import { silentLogger } from '../../log/logger.ts';
import type { Sql } from '../database.ts';
import { openPglite } from '../pglite.ts';
import { openPostgres } from '../postgres.ts';

// The process that is killed: `writer.ts insert|migrate <folder or URL> <migrations>`. It says each number when it is stored, or when it
// begins to migrate.

const [task, place = '', migrations = ''] = process.argv.slice(2);
const settings = { migrations, log: silentLogger, clock: systemClock };
const database = place.startsWith('postgres')
  ? openPostgres({ url: place, ...settings })
  : await openPglite({ dataDir: place, ...settings });

const say = (line: string) => process.stdout.write(`${line}\n`);

if (task === 'migrate') {
  say('begun');
  await database.migrate();
  say('done');
  await database.close();
} else {
  // Single inserts and pairs in a transaction by turns, for ever.
  for (;;) {
    const rows = await database.sql.execute<{ n: number }>(sql`insert into acknowledged default values returning n`);
    say(String(rows[0]?.n));
    const pair = await database.transaction(async (tx) => [...(await insertPaired(tx)), ...(await insertPaired(tx))]);
    for (const { n } of pair) say(String(n));
  }
}

function insertPaired(tx: Sql) {
  return tx.execute<{ n: number }>(sql`insert into acknowledged (paired) values (true) returning n`);
}
