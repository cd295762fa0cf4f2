import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, inRoot } from '../lib/project.mjs';
import { run } from '../lib/processes.mjs';
import { tool, toolEnvironment } from '../lib/runtime.mjs';
import { filesBelow, isTestCode } from '../lib/sources.mjs';

/** Where something may be imported as a type only: esbuild drops type imports, so what it lists is imported at run time. */
const RULES = [
  {
    places: ['packages/client/src'],
    forbidden: (name) => name.startsWith('@parley/contract') && !/^@parley\/contract\/(realtime|errors)$/.test(name),
    why: 'the SDK takes REST schemas as types; at run time only @parley/contract/realtime and @parley/contract/errors',
  },
  {
    places: ['packages/react/src', 'apps/web/src'],
    forbidden: (name) => name.startsWith('@parley/contract'),
    why: 'pages take the contract as types only',
  },
];

const shipped = (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !isTestCode(file);

/** Problems with what is imported at run time, and packages that ship although only development installs them. */
export async function runTimeImports() {
  const files = ['packages', 'apps'].flatMap(filesBelow).filter((file) => file.includes('/src/') && shipped(file));
  const metafile = join(CACHE, 'run-time-imports.json');
  const { code, output } = await run(
    tool('esbuild'),
    [
      ...files,
      '--bundle',
      '--packages=external',
      '--format=esm',
      '--platform=node',
      '--jsx=automatic',
      '--loader:.css=empty',
      '--loader:.svg=empty',
      '--log-level=error',
      `--outdir=${join(CACHE, 'run-time-imports')}`,
      `--metafile=${metafile}`,
    ],
    { env: toolEnvironment(), capture: true },
  );
  if (code !== 0) return [output];
  const problems = [];
  for (const [file, { imports }] of Object.entries(JSON.parse(readFileSync(metafile, 'utf8')).inputs)) {
    const names = imports.filter((one) => one.external).map((one) => one.path);
    const rules = RULES.filter((rule) => rule.places.some((place) => file.startsWith(place)));
    for (const { forbidden, why } of rules)
      for (const name of names.filter(forbidden)) problems.push(`${file} imports ${name}: ${why}`);
    for (const name of names.filter((one) => !isListed(file, one)))
      problems.push(`${file} imports ${name}, which is not in "dependencies" of its workspace's package.json`);
  }
  return problems;
}

/** Node's own modules, and what the workspace's package.json lists for run time. */
function isListed(file, name) {
  if (name.startsWith('node:')) return true;
  const workspace = file.split('/').slice(0, 2).join('/');
  const { dependencies = {}, peerDependencies = {} } = JSON.parse(
    readFileSync(inRoot(workspace, 'package.json'), 'utf8'),
  );
  const parts = name.split('/');
  const owner = name.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
  return owner in dependencies || owner in peerDependencies;
}
