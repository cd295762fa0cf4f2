import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, run } from './processes.mjs';
import { CACHE, inRoot } from './project.mjs';
import { tool, toolEnvironment } from './runtime.mjs';
import { inOneFile, SDK_TARGET, TYPES } from './sdk-package.mjs';

/** The package as it is published: `npm pack packages/react/dist`. */
export const KIT_PACKAGE = inRoot('packages', 'react', 'dist');

/** Entry → its source. What they share stands in files of its own. */
const ENTRIES = {
  index: 'packages/react/src/index.ts',
  example: 'packages/react/src/example/index.ts',
  'locales/de': 'packages/react/src/locales/de.ts',
  'locales/en': 'packages/react/src/locales/en.ts',
};

/** What is installed beside it. Everything else of ours is inside. */
const BESIDE = [
  'react',
  'react-dom',
  'react-aria',
  'react-aria-components',
  'react-stately',
  'lucide-react',
  '@parley/client',
];

/** Builds the package `@parley/react`: modules, types, and the styles as a sheet and as a text for shadow roots. */
export async function buildKitPackage() {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'kit-package-'));
  try {
    await modules(folder);
    await styles(folder);
    await types(folder);
    const manifest = manifestOf();
    const named = { ...manifest.dependencies, ...manifest.peerDependencies };
    const missing = [...importsOf(folder)].filter((name) => !(name in named));
    if (missing.length > 0) throw new Error(`The kit imports what it does not name: ${missing.join(', ')}`);
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    cpSync(inRoot('LICENSE'), join(folder, 'LICENSE'));
    cpSync(inRoot('docs', 'guides', 'react.md'), join(folder, 'README.md'));
    rmSync(KIT_PACKAGE, { recursive: true, force: true });
    renameSync(folder, KIT_PACKAGE);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const modules = (folder) =>
  must(
    'Building the kit failed',
    tool('esbuild'),
    [
      ...Object.entries(ENTRIES).map(([name, source]) => `${name}=${source}`),
      `--outdir=${folder}`,
      '--bundle',
      '--splitting',
      '--chunk-names=shared/[name]-[hash]',
      '--format=esm',
      '--jsx=automatic',
      `--target=${SDK_TARGET}`,
      ...BESIDE.flatMap((name) => [`--external:${name}`, `--external:${name}/*`]),
      '--log-level=warning',
    ],
    { env: toolEnvironment() },
  );

async function styles(folder) {
  const sheet = join(folder, 'styles.css');
  await must(
    'Building the styles of the kit failed',
    tool('esbuild'),
    // As old as the browsers that know light-dark(): rewritten for older ones, a dark call on a light page turns light.
    [
      'packages/react/src/theme/styles.css',
      `--outfile=${sheet}`,
      '--bundle',
      '--minify',
      '--target=chrome123,safari17.5,firefox121',
      '--log-level=error',
    ],
    { env: toolEnvironment() },
  );
  writeFileSync(join(folder, 'styles.js'), `export const styles = ${JSON.stringify(readFileSync(sheet, 'utf8'))};\n`);
  writeFileSync(
    join(folder, 'styles.d.ts'),
    '/** The sheet `styles.css` as a text, for `adoptStyles`. */\nexport declare const styles: string;\n',
  );
}

async function types(folder) {
  writeFileSync(join(folder, 'styles.css.d.ts'), 'export {};\n');
  // By force: a changed comment alone is not built anew. Whether everything fits is another check's business.
  await run(tool('tsc'), ['-b', '--force', 'packages/react'], { env: toolEnvironment(), capture: true });
  const external = BESIDE.map((name) => new RegExp(`^${name}(/|$)`));
  for (const [name, source] of Object.entries(ENTRIES)) {
    const declared = join(TYPES, source.replace(/^packages\//, '').replace(/\.ts$/, '.d.ts'));
    writeFileSync(join(folder, `${name}.d.ts`), await inOneFile(declared, [...external, /^intl-messageformat/]));
  }
}

function manifestOf() {
  const { name, version, license, dependencies, peerDependencies } = JSON.parse(
    readFileSync(inRoot('packages', 'react', 'package.json'), 'utf8'),
  );
  const entry = (file) => ({ types: `./${file}.d.ts`, default: `./${file}.js` });
  return {
    name,
    version,
    description: 'Meetings of Parley as hooks, parts and whole pages for React.',
    license,
    type: 'module',
    exports: {
      '.': entry('index'),
      ...Object.fromEntries(
        Object.keys(ENTRIES)
          .slice(1)
          .map((file) => [`./${file}`, entry(file)]),
      ),
      './styles': entry('styles'),
      './styles.css': { types: './styles.css.d.ts', default: './styles.css' },
    },
    types: './index.d.ts',
    sideEffects: ['*.css'],
    dependencies: Object.fromEntries(Object.entries(dependencies).filter(([one]) => !one.startsWith('@parley/'))),
    peerDependencies: { '@parley/client': version, ...peerDependencies },
  };
}

/** Packages that the modules and types in a folder import. */
function importsOf(folder) {
  const found = new Set();
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!/\.(js|d\.ts)$/.test(String(file))) continue;
    const text = readFileSync(join(folder, String(file)), 'utf8');
    for (const [, id] of text.matchAll(/(?:^|[;}\s])(?:from|import)\s*\(?\s*["']([^"'.][^"']*)["']/gm))
      found.add(
        id
          .split('/')
          .slice(0, id.startsWith('@') ? 2 : 1)
          .join('/'),
      );
  }
  // Examples in comments.
  found.delete('@parley/react');
  return found;
}
