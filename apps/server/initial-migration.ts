import { execFileSync } from 'node:child_process';
import { appendFileSync, globSync, readFileSync, rmSync } from 'node:fs';

// Makes the migration `initial` anew from all `tables.ts`, and from `tables.sql` beside them for what drizzle has no words for. Only
// while no installation has data to keep; from then on `npm run migration` adds one for each change.

process.chdir(import.meta.dirname);
rmSync('migrations', { recursive: true, force: true });
execFileSync('drizzle-kit', ['generate', '--name', 'initial'], { stdio: 'inherit' });
for (const file of globSync('src/*/*/tables.sql').sort()) {
  appendFileSync('migrations/0000_initial.sql', `--> statement-breakpoint\n${readFileSync(file, 'utf8')}`);
}
