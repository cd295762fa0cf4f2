import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { CACHE, inRoot } from './project.mjs';
import { must } from './processes.mjs';
import { toolEnvironment, tool } from './runtime.mjs';
import { SDK_TARGET } from './sdk-package.mjs';
import { hashOfSources, isBuilt, stampBuild } from './sources.mjs';

export const SERVER_BUNDLE = inRoot('apps', 'server', 'dist', 'main.js');
/** Commands for whoever runs the server, beside it. */
export const CLI_BUNDLE = inRoot('apps', 'server', 'dist', 'parley.js');
export const WEB_OUTPUT = inRoot('apps', 'web', 'dist');
/** The SDK as one plain script, below the pages. */
export const SDK_SCRIPT = join('sdk', 'parley-client.js');

/** Packages that some of the bundled ones expect to `require`, although the bundle is an ES module. */
const BANNER = [
  "import { createRequire as __createRequire } from 'node:module';",
  'const require = __createRequire(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('');

/** Builds pages and server unless the last build was made of the same sources. */
export async function buildIfChanged() {
  const sources = hashOfSources();
  if (isBuilt(sources) && [SERVER_BUNDLE, CLI_BUNDLE, WEB_OUTPUT].every(existsSync)) return;
  console.log('Building …');
  await build();
  stampBuild(sources);
}

/** Both are made beside the old ones and then take their place: a build that fails or is cut off breaks nothing that ran. */
export async function build() {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'build-'));
  try {
    await Promise.all([buildServer(join(folder, 'server')), buildWeb(join(folder, 'web'))]);
    replace(inRoot('apps', 'server', 'dist'), join(folder, 'server'));
    replace(WEB_OUTPUT, join(folder, 'web'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function replace(place, made) {
  rmSync(place, { recursive: true, force: true });
  renameSync(made, place);
}

/** One file for the server and one for its commands, beside the migrations; PGlite stays outside, because it loads its own data files. */
async function buildServer(folder) {
  await must(
    'Building the server failed',
    tool('esbuild'),
    [
      'apps/server/src/main.ts',
      'apps/server/src/cli/parley.ts',
      `--outdir=${folder}`,
      '--entry-names=[name]',
      `--banner:js=${BANNER}`,
      '--bundle',
      '--platform=node',
      '--format=esm',
      '--target=node24',
      '--sourcemap',
      '--sources-content=false',
      '--external:@electric-sql/pglite',
      '--external:@electric-sql/pglite/*',
      '--external:pg-native',
      '--log-level=warning',
    ],
    { env: toolEnvironment() },
  );
  cpSync(inRoot('apps', 'server', 'migrations'), join(folder, 'migrations'), { recursive: true });
}

async function buildWeb(folder) {
  await must('Building the pages failed', tool('vite'), ['build', '--logLevel=warn', `--outDir=${folder}`], {
    cwd: inRoot('apps', 'web'),
    // Whoever builds: tests run with another one, and React would be the one for development.
    env: toolEnvironment({ NODE_ENV: 'production' }),
  });
  await buildScript(join(folder, SDK_SCRIPT));
}

/** For pages of others, which load it by a name that stays: so it has its hash beside it, for their `integrity`. */
async function buildScript(file) {
  await must(
    'Building the script of the SDK failed',
    tool('esbuild'),
    [
      'packages/client/src/script.ts',
      `--outfile=${file}`,
      '--bundle',
      '--minify',
      '--format=iife',
      `--target=${SDK_TARGET}`,
      '--sourcemap',
      '--log-level=warning',
    ],
    { env: toolEnvironment() },
  );
  const bytes = readFileSync(file);
  const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  writeFileSync(join(file, '..', 'integrity.json'), `${JSON.stringify({ 'parley-client.js': integrity }, null, 2)}\n`);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
