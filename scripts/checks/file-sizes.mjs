import { readFileSync } from 'node:fs';
import { inRoot } from '../lib/project.mjs';
import { filesBelow } from '../lib/sources.mjs';

/** More lines than this and a file has more than one subject. */
const WALL = 500;

export async function fileSizes() {
  return filesBelow('.')
    .filter((file) => /\.(ts|tsx|mjs|cjs|css)$/.test(file))
    .map((file) => ({ file, lines: readFileSync(inRoot(file), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > WALL)
    .map(({ file, lines }) => `${file} has ${lines} lines (at most ${WALL})`);
}
