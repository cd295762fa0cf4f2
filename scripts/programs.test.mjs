import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { inRoot } from './lib/project.mjs';

const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
const programs = Object.values(scripts).flatMap((line) => /^node (\S+)/.exec(line)?.slice(1) ?? []);

/** What loading a file imports that is neither Node's own nor a file of the project, each with the file that asks for it. */
function packagesLoadedBy(file, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const names = [...readFileSync(inRoot(file), 'utf8').matchAll(/^(?:import|export (?:\{|\*))[^;]*?from '([^']+)'/gm)];
  return names.flatMap(([, name]) => {
    if (name.startsWith('node:')) return [];
    return name.startsWith('.') ? packagesLoadedBy(join(dirname(file), name), seen) : [`${file} imports ${name}`];
  });
}

test('every program of package.json loads on a bare clone, where no package is installed', () => {
  expect(programs).toContain('scripts/test.mjs');
  expect(programs.flatMap((file) => packagesLoadedBy(file))).toEqual([]);
});
