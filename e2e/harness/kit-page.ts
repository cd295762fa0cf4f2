import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { OtherSite } from './other-site.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..', '..');
const EXAMPLES = join(ROOT, 'packages', 'react', 'examples');

/**
 * Builds both packages, and unpacks their tarballs as a project has them after installing. What they need beside is found
 * above the folder. The answer removes it.
 */
export async function installKit(): Promise<{ folder: string; remove: () => Promise<void> }> {
  await mkdir(join(ROOT, '.cache'), { recursive: true });
  const folder = await mkdtemp(join(ROOT, '.cache', 'kit-'));
  await run(process.execPath, [join(ROOT, 'scripts', 'build-sdk.mjs')], { cwd: ROOT });
  await mkdir(join(folder, 'node_modules', '@parley'), { recursive: true });
  for (const name of ['client', 'react']) {
    const packed = await run('npm', ['pack', '--json', join(ROOT, 'packages', name, 'dist')], { cwd: folder });
    const [file] = Object.values(JSON.parse(packed.stdout) as Record<string, { filename: string }>);
    await run('tar', ['-xzf', file?.filename ?? ''], { cwd: folder });
    await rename(join(folder, 'package'), join(folder, 'node_modules', '@parley', name));
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The page of examples, straight from its sources. */
export const putExamples = (site: OtherSite): Promise<void> => put(site, '/', join(EXAMPLES, 'main.tsx'));

/** A call of eight in which everybody speaks, at `/levels`. Renders are counted in development alone. */
export const putLevels = (site: OtherSite, mode: 'development' | 'production'): Promise<void> =>
  put(site, '/levels', join(EXAMPLES, 'levels.tsx'), [], mode);

/** A host's page with a call, made of installed packages; at `/hostile` with a sheet of its own, at `/plain` without. */
export async function putHost(site: OtherSite, folder: string): Promise<void> {
  const entry = join(folder, 'host.tsx');
  await cp(join(EXAMPLES, 'host.tsx'), entry);
  const sheet = await readFile(join(folder, 'node_modules', '@parley', 'react', 'styles.css'), 'utf8');
  const own = await readFile(join(EXAMPLES, 'host.css'), 'utf8');
  site.put('/kit.css', sheet, 'text/css; charset=utf-8');
  site.put('/own.css', own, 'text/css; charset=utf-8');
  await put(site, '/plain', entry, ['/kit.css']);
  // Its own last: whatever comes last must not win by that.
  await put(site, '/hostile', entry, ['/kit.css', '/own.css']);
  await put(site, '/only-own', entry, ['/own.css']);
}

async function put(
  site: OtherSite,
  path: string,
  entry: string,
  sheets: readonly string[] = [],
  mode = 'development',
): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outdir: join(ROOT, '.cache', 'kit-page'),
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    logLevel: 'silent',
  });
  const of = (kind: string) => outputFiles.find((file) => file.path.endsWith(kind))?.text ?? '';
  site.put(`${path}.js`, of('.js'), 'text/javascript; charset=utf-8');
  site.put(`${path}.css`, of('.css'), 'text/css; charset=utf-8');
  const links = [`${path}.css`, ...sheets].map((sheet) => `<link rel="stylesheet" href="${sheet}">`).join('');
  site.put(
    path,
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
     <title>Page of a host</title>${links}<body>${sheets.length > 0 ? '<h1>My school</h1>' : ''}<div id="page"></div><script type="module" src="${path}.js"></script></body></html>`,
  );
}
