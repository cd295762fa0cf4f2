import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..', '..');

/** The blocks of code of a language in a guide, in order, with this server and meeting in place of the guide's. */
export async function guideBlocks(
  language: 'html' | 'ts' | 'tsx',
  server: string,
  code: string,
  file: 'sdk.md' | 'react.md' = 'sdk.md',
): Promise<string[]> {
  const guide = await readFile(join(ROOT, 'docs', 'guides', file), 'utf8');
  return [...guide.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, block = '']) =>
    block
      .replaceAll('https://meet.example.org', server)
      .replaceAll('wss://meet.example.org', server.replace('http', 'ws'))
      .replaceAll('abc-defg-hij', code),
  );
}

/** Makes the package as the guide says and installs it in an empty folder, with nothing to download. */
export async function installPackage(folder: string): Promise<void> {
  await run(process.execPath, [join(ROOT, 'scripts', 'build-sdk.mjs')], { cwd: ROOT });
  await writeFile(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  const packed = await run('npm', ['pack', '--json', join(ROOT, 'packages', 'client', 'dist')], { cwd: folder });
  const [file] = Object.values(JSON.parse(packed.stdout) as Record<string, { filename: string }>);
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${file?.filename}`], { cwd: folder });
}

/** Checks the sources in a folder as a strict project would; rejects with what the compiler says. */
export async function checkTypes(folder: string): Promise<void> {
  const compilerOptions = {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'Bundler',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    types: [],
    jsx: 'react-jsx',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    allowImportingTsExtensions: true,
    skipLibCheck: false,
    noEmit: true,
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx'] }));
  try {
    await run(join(ROOT, 'node_modules', '.bin', 'tsc'), ['-p', folder]);
  } catch (error) {
    throw new Error(`The guide's code has errors:\n${(error as { stdout?: string }).stdout}`, { cause: error });
  }
}

export async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false });
  return outputFiles[0]?.text ?? '';
}
