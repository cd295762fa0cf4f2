import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CACHE, inRoot, ROOT } from './project.mjs';

const LEFT_OUT = new Set(['node_modules', 'dist', '.cache', '.git', 'data', 'test-results', 'screenshots', 'coverage']);

/** Every file below `place` that is ours, as paths relative to the root, sorted. */
export function filesBelow(place) {
  const found = [];
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (LEFT_OUT.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) found.push(relative(ROOT, path).replaceAll('\\', '/'));
    }
  };
  if (existsSync(inRoot(place))) visit(inRoot(place));
  return found.sort((a, b) => (a < b ? -1 : 1));
}

/** Tests and what only they import: it does not ship. */
export const isTestCode = (file) =>
  /\.(test|fixture|bench|soak)\.tsx?$|(^|\/)(testing|conformance)\.ts$|(^|\/)(testing|kill|examples)\//.test(file);

/** Names the state of everything that the build reads. */
export function hashOfSources() {
  const hash = createHash('sha256');
  const files = ['packages', 'apps', 'scripts/lib', 'docs/api', 'docs/guides']
    .flatMap(filesBelow)
    .filter((file) => !isTestCode(file));
  for (const file of [...files, 'package-lock.json']) hash.update(`${file}\0`).update(readFileSync(inRoot(file)));
  return hash.digest('hex');
}

const STAMP = join(CACHE, 'build-stamp');

/** Whether the last build was made of these sources. */
export const isBuilt = (sources) => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources;

export function stampBuild(sources) {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(STAMP, sources);
}
