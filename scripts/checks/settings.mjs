import { readFileSync } from 'node:fs';
import { inRoot } from '../lib/project.mjs';

const VARIABLES = ['apps/server/src/config-variables.ts', 'apps/server/src/config-single-sign-on.ts'];
const GUIDE = 'docs/guides/configuration.md';

/** Settings that the server reads and the guide does not explain, and the other way round. */
export async function settings() {
  const read = (file) =>
    [...readFileSync(inRoot(file), 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name);
  const known = new Set(VARIABLES.flatMap(read));
  const rows = readFileSync(inRoot(GUIDE), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const explained = new Set(rows.flatMap((row) => row.split('|')[1].match(/[A-Z][A-Z0-9_]+/g) ?? []));
  return [
    ...[...known].filter((name) => !explained.has(name)).map((name) => `${GUIDE} does not explain ${name}`),
    ...[...explained]
      .filter((name) => !known.has(name))
      .map((name) => `${GUIDE} explains ${name}, which ${VARIABLES.join(' and ')} do not have`),
  ];
}
