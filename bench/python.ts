import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = join(import.meta.dirname, '..', '.cache');

/** The `bin` of a virtual environment of its own, made at the first time with `packages`; the first of them names it and its program. */
export async function pythonTools([first, ...more]: readonly [string, ...string[]]): Promise<string> {
  const [name = first] = first.split('==');
  const folder = join(CACHE, name);
  const bin = join(folder, 'bin');
  if (!existsSync(join(bin, name))) {
    await run('python3', ['-m', 'venv', folder]);
    await run(join(bin, 'pip'), ['install', '--quiet', first, ...more], { timeout: 600_000 });
  }
  return bin;
}
