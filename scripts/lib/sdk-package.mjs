import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { must, run } from './processes.mjs';
import { CACHE, inRoot } from './project.mjs';
import { tool, toolEnvironment } from './runtime.mjs';

/** The package as it is published: `npm pack packages/client/dist`. */
export const SDK_PACKAGE = inRoot('packages', 'client', 'dist');
/** Browsers that the SDK runs in: those that have what it uses of them anyway. */
export const SDK_TARGET = 'es2022';
/** Where the compiler puts declarations, by package. */
export const TYPES = join(CACHE, 'types', 'packages');

/** Builds the package `@parley/client`: one module and one file of types, with nothing to install beside it. */
export async function buildSdkPackage() {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'sdk-package-'));
  try {
    const types = await sdkTypes();
    await must(
      'Building the SDK failed',
      tool('esbuild'),
      [
        'index=packages/client/src/index.ts',
        'effects=packages/client/src/effects/index.ts',
        'me=packages/client/src/me/index.ts',
        `--outdir=${folder}`,
        '--bundle',
        '--format=esm',
        `--target=${SDK_TARGET}`,
        '--sourcemap',
        '--log-level=warning',
      ],
      { env: toolEnvironment() },
    );
    writeFileSync(join(folder, 'index.d.ts'), types);
    writeFileSync(join(folder, 'effects.d.ts'), await inOneFile(EFFECTS, [], [besideEffects]));
    writeFileSync(join(folder, 'me.d.ts'), await plainTypes('me/index.d.ts'));
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
    for (const [from, to] of [
      [inRoot('LICENSE'), 'LICENSE'],
      [inRoot('docs', 'guides', 'sdk.md'), 'README.md'],
    ])
      cpSync(from, join(folder, to));
    rmSync(SDK_PACKAGE, { recursive: true, force: true });
    renameSync(folder, SDK_PACKAGE);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function manifest() {
  const { name, version, license } = JSON.parse(readFileSync(inRoot('packages', 'client', 'package.json'), 'utf8'));
  return {
    name,
    version,
    description: 'Browser SDK of Parley: meetings in your own page.',
    license,
    type: 'module',
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './effects': { types: './effects.d.ts', default: './effects.js' },
      './me': { types: './me.d.ts', default: './me.js' },
    },
    types: './index.d.ts',
    sideEffects: false,
    files: ['*.js', '*.js.map', '*.d.ts'],
  };
}

/** The public types in one text, with what they use of the contract written out. */
export async function sdkTypes() {
  // Whether everything fits is another check's business; what is declared is the same. By force: a changed comment alone is not built anew.
  await run(tool('tsc'), ['-b', '--force', 'packages/client'], { env: toolEnvironment(), capture: true });
  return plainTypes('index.d.ts');
}

/** What a declaration file of the built client exports, in one text that needs nothing else. */
async function plainTypes(declarations) {
  // Not at the top: these scripts are loaded before anything is installed.
  const { withPlainTypes } = await import('./plain-types.mjs');
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'sdk-types-'));
  try {
    const file = join(folder, 'index.d.ts');
    writeFileSync(file, await inOneFile(join(TYPES, 'client', 'src', declarations)));
    writeFileSync(file, withPlainTypes(file));
    const types = await inOneFile(file);
    refuse(types, /^import .*/m, 'imports something');
    refuse(types, /[:<|(,]\s*any\b.*/, 'says any');
    return types;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refuse(types, pattern, what) {
  const found = pattern.exec(types);
  if (found !== null) throw new Error(`The SDK's file of types ${what}: ${found[0].slice(0, 200)}`);
}

/** What a declaration file exports, with everything that this needs and no more. `external` stays imported. */
export async function inOneFile(input, external = [/^zod/], plugins = []) {
  const { rollup } = await import('rollup');
  const { dts } = await import('rollup-plugin-dts');
  const bundle = await rollup({ input, external, plugins: [...plugins, ofWorkspace, dts()] });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return output[0].code;
}

const EFFECTS = join(TYPES, 'client', 'src', 'effects', 'index.d.ts');

/** What effects use of the rest is imported from the package, so that a `LocalMedia` is the same in both. */
const besideEffects = {
  name: 'the-package-itself',
  resolveId: (id) => (id.startsWith('../') ? { id: '@parley/client', external: true } : null),
};

/** Declarations of the contract and the texts, and those that are named by their source. */
const ofWorkspace = {
  name: 'declarations-of-the-workspace',
  resolveId(id, importer) {
    if (id.startsWith('.') && importer !== undefined)
      return fileURLToPath(new URL(id.replace(/(\.d)?\.tsx?$/, '.d.ts'), pathToFileURL(importer)));
    const [, name, entry] = /^@parley\/(contract|locales)(.*)$/.exec(id) ?? [];
    if (name === undefined) return null;
    const { exports } = JSON.parse(readFileSync(inRoot('packages', name, 'package.json'), 'utf8'));
    return join(TYPES, name, exports[`.${entry}`].replace(/\.ts$/, '.d.ts'));
  },
};
