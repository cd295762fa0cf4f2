import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildIfChanged, WEB_OUTPUT } from '../lib/build.mjs';
import { run } from '../lib/processes.mjs';
import { CACHE } from '../lib/project.mjs';
import { tool, toolEnvironment } from '../lib/runtime.mjs';

/** What may travel, in kilobytes of 1000 bytes (docs/architecture.md). */
const BUDGETS = { sdk: 45, lobby: 130, call: 200 };

const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length / 1000;
const brotli = (file) => brotliCompressSync(readFileSync(file)).length / 1000;

/** Bundles that grew over their budget. Measures the SDK alone, and what the page of `/j/…` loads. */
export async function bundleSizes(report = console.log) {
  await buildIfChanged();
  const { lobby, call } = pageOfTheLink();
  const sizes = { sdk: await sdk(), lobby, call };
  report(
    `sizes: SDK ${sizes.sdk.toFixed(1)} kB gzip, lobby ${lobby.toFixed(1)} kB and call ${call.toFixed(1)} kB brotli`,
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

/** The lobby is the page with everything that it imports; the call adds what is loaded while the person looks at the preview. */
function pageOfTheLink() {
  const manifest = JSON.parse(readFileSync(join(WEB_OUTPUT, '.vite', 'manifest.json'), 'utf8'));
  const lobby = new Set();
  const later = new Set();
  const visit = (key, files) => {
    const chunk = manifest[key];
    if (files.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) visit(next, files);
    for (const next of chunk.dynamicImports ?? []) visit(next, later);
  };
  visit('join.html', lobby);
  const sum = (files) => [...files].reduce((total, file) => total + brotli(join(WEB_OUTPUT, file)), 0);
  const page = existsSync(join(WEB_OUTPUT, 'join.html')) ? brotli(join(WEB_OUTPUT, 'join.html')) : 0;
  return { lobby: page + sum(lobby), call: page + sum(new Set([...lobby, ...later])) };
}
