import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildIfChanged, SDK_SCRIPT, WEB_OUTPUT } from '../lib/build.mjs';
import { run } from '../lib/processes.mjs';
import { CACHE, inRoot } from '../lib/project.mjs';
import { tool, toolEnvironment } from '../lib/runtime.mjs';

/** What may travel, in kilobytes of 1000 bytes (docs/architecture.md). */
const BUDGETS = { sdk: 45, script: 45, lobby: 130, call: 200 };

const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length / 1000;
const brotli = (file) => brotliCompressSync(readFileSync(file)).length / 1000;

/** Bundles that grew over their budget. Measures the SDK alone, and what the page of `/j/…` loads. */
export async function bundleSizes(report = console.log) {
  await buildIfChanged();
  const { lobby, call } = pageOfTheLink();
  const sizes = { sdk: await sdk(), script: gzipped(join(WEB_OUTPUT, SDK_SCRIPT)), lobby, call };
  report(
    `sizes: SDK ${sizes.sdk.toFixed(1)} kB and its script ${sizes.script.toFixed(1)} kB gzip, lobby ${lobby.toFixed(1)} kB and call ${call.toFixed(1)} kB brotli`,
  );
  return Object.entries(sizes)
    .filter(([name, size]) => size > BUDGETS[name])
    .map(([name, size]) => `${name} is ${size.toFixed(1)} kB, at most ${BUDGETS[name]}`);
}

async function sdk() {
  const file = join(CACHE, 'sdk-size.js');
  const { code, output } = await run(
    tool('esbuild'),
    ['packages/client/src/index.ts', '--bundle', '--minify', '--format=esm', '--log-level=error', `--outfile=${file}`],
    { env: toolEnvironment(), capture: true },
  );
  if (code !== 0) throw new Error(output);
  return gzipped(file);
}

/** What the page of a link loads by itself after its own files: the texts of one language (the longer), then the room. */
const TEXTS = '../../packages/locales/src/de/meeting.ts';
/** A sheet that is loaded by hand is named by its whole path. */
const ROOM = ['src/join/room-page.tsx', inRoot('apps', 'web', 'src', 'join', 'call.css')];

/** The lobby is the page, everything that it imports, and its texts; the call adds the room. Dialogs are loaded when they are opened. */
function pageOfTheLink() {
  const manifest = JSON.parse(readFileSync(join(WEB_OUTPUT, '.vite', 'manifest.json'), 'utf8'));
  const files = new Set(['join.html']);
  const load = (key) => {
    const chunk = manifest[key];
    if (chunk === undefined)
      throw new Error(`${key} is not in the build: what the page of a link loads has to be named anew`);
    if (files.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) load(next);
  };
  const size = () => [...files].reduce((total, file) => total + brotli(join(WEB_OUTPUT, file)), 0);
  for (const key of ['join.html', TEXTS]) load(key);
  const lobby = size();
  for (const key of ROOM) load(key);
  return { lobby, call: size() };
}
