import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { findMigrations } from '../migrations.ts';
import type { OpenDatabase } from '../open-database.ts';

/** How to reach one database again and again: `place` is the folder or the URL. */
export interface Place {
  place: string;
  open(migrations: string): Promise<OpenDatabase>;
}

export interface KillReport {
  kills: number;
  acknowledged: number;
  /** Acknowledged, and gone after the kill. */
  lost: number[];
  /** Pairs of one transaction of which one row is there. */
  torn: number;
}

/** Kills a process `kills` times in the middle of its inserts, after a random number of acknowledgements up to `most`, and looks for what is missing (D1). */
export async function killDuringInserts(at: Place, kills: number, most = 200): Promise<KillReport> {
  const acknowledged: number[] = [];
  await using(at, findMigrations(), (database) =>
    database.sql.execute(
      sql`create table acknowledged (n serial primary key, tx xid8 default pg_current_xact_id(), paired boolean default false)`,
    ),
  );
  for (let kill = 0; kill < kills; kill++) {
    const writer = start('insert', at.place, findMigrations());
    let left = 1 + Math.floor(Math.random() * most);
    for await (const line of linesOf(writer)) {
      acknowledged.push(Number(line));
      left -= 1;
      if (left === 0) writer.kill('SIGKILL');
    }
    if (left > 0) throw new Error(`The writer ended by itself: ${writer.exitCode}`);
  }
  return using(at, findMigrations(), async (database) => {
    const rows = await database.sql.execute<{ n: number }>(sql`select n from acknowledged`);
    const stored = new Set(rows.map((row) => row.n));
    const transactions = await database.sql.execute(
      sql`select tx::text from acknowledged where paired group by tx having count(*) <> 2`,
    );
    return {
      kills,
      acknowledged: acknowledged.length,
      lost: acknowledged.filter((n) => !stored.has(n)),
      torn: transactions.length,
    };
  });
}

/** Kills a process `kills` times while it migrates, then migrates; answers what was half-made after a kill (D4). */
export async function killDuringMigration(
  at: Place,
  kills: number,
  folder: string,
): Promise<{ halves: number; applied: number }> {
  const migrations = slowMigrations(folder);
  let halves = 0;
  for (let kill = 0; kill < kills; kill++) {
    const migrator = start('migrate', at.place, migrations);
    for await (const line of linesOf(migrator)) {
      // Somewhere in the migrations, whose statements take 0.6 s together; or past them, which must be as good.
      if (line === 'begun') setTimeout(() => migrator.kill('SIGKILL'), Math.random() * 700);
    }
    halves += await using(at, migrations, halvesIn);
  }
  return using(at, migrations, async (database) => {
    await database.migrate();
    halves += await halvesIn(database);
    const applied = await database.sql.execute(sql`select hash from drizzle.__drizzle_migrations`);
    return { halves, applied: applied.length };
  });
}

/** Two migrations, each of two tables with a pause between. */
function slowMigrations(folder: string): string {
  mkdirSync(join(folder, 'meta'), { recursive: true });
  const migration = (name: string) =>
    ['a', 'b']
      .map((half) => `create table ${name}_${half} (n int)`)
      .join(';--> statement-breakpoint\nselect pg_sleep(0.3);--> statement-breakpoint\n');
  for (const name of ['one', 'two']) writeFileSync(join(folder, `${name}.sql`), migration(name));
  const entries = ['one', 'two'].map((tag, idx) => ({ idx, tag, version: '7', when: idx + 1, breakpoints: true }));
  writeFileSync(
    join(folder, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  );
  return folder;
}

async function halvesIn(database: OpenDatabase): Promise<number> {
  const tables = await database.sql.execute<{ name: string }>(
    sql`select table_name::text as name from information_schema.tables where table_name ~ '^(one|two)_[ab]$'`,
  );
  const names = new Set(tables.map((table) => table.name));
  return ['one', 'two'].filter((name) => names.has(`${name}_a`) !== names.has(`${name}_b`)).length;
}

async function using<T>(at: Place, migrations: string, work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const database = await at.open(migrations);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [fileURLToPath(new URL('writer.ts', import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

function linesOf(child: ChildProcess): AsyncIterable<string> {
  if (child.stdout === null) throw new Error('The process has no output');
  return createInterface({ input: child.stdout });
}
