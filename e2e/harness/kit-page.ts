import { join } from 'node:path';
import { build } from 'esbuild';
import type { OtherSite } from './other-site.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Makes a page of React out of one file, below the repository's root, and puts it at `path` of a site. */
export async function putKitPage(site: OtherSite, path: string, entry: string, head = ''): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, entry)],
    outdir: join(ROOT, '.cache', 'kit-page'),
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    loader: { '.css': entry.endsWith('.shadow.tsx') ? 'text' : 'css' },
    logLevel: 'silent',
  });
  const of = (kind: string) => outputFiles.find((file) => file.path.endsWith(kind))?.text ?? '';
  site.put(`${path}.js`, of('.js'), 'text/javascript; charset=utf-8');
  site.put(`${path}.css`, of('.css'), 'text/css; charset=utf-8');
  site.put(
    path,
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
     <title>Page of a host</title><link rel="stylesheet" href="${path}.css">${head}
     <body><div id="page"></div><script type="module" src="${path}.js"></script></body></html>`,
  );
}
