import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type Bench, type Figure, isGood, type Soak } from './measure.ts';

/**
 * Runs benches or soaks one after the other and writes what they measured to `results/`, with date, commit and machine.
 * Usage: `run.ts bench|soak [--count n] [name …]`.
 */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { count: { type: 'string' } } });
const [kind, ...names] = positionals;
if (kind !== 'bench' && kind !== 'soak') throw new Error('Say `bench` or `soak`.');

const here = import.meta.dirname;
const root = join(here, '..');

/** They stand in this folder, or beside what they measure. */
const files = globSync([`bench/*.${kind}.ts`, `{apps,packages}/*/src/**/*.${kind}.ts`], { cwd: root })
  .filter((file) => names.length === 0 || names.includes(basename(file).split('.')[0] ?? ''))
  .sort((a, b) => (a < b ? -1 : 1));
if (files.length === 0) throw new Error(`There is no ${kind} ${names.join(', ')}.`);

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  kernel: release(),
  node: process.version,
};
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: here, encoding: 'utf8' }).trim();

let failed = 0;
for (const file of files) {
  const module: { bench?: Bench; soak?: Soak } = await import(pathToFileURL(join(root, file)).href);
  const task = kind === 'bench' ? module.bench : module.soak;
  if (task === undefined) throw new Error(`${file} exports no ${kind}.`);
  console.log(`\n${task.title}`);
  const load = loadavg()[0];
  const start = Date.now();
  const figures = 'count' in task ? await task.run(Number(values.count ?? task.count), progress) : await task.run();
  for (const figure of figures) console.log(`  ${line(figure)}`);
  failed += figures.filter((figure) => !isGood(figure)).length;
  const date = new Date(start).toISOString();
  const result = { title: task.title, date, commit, machine, load, seconds: (Date.now() - start) / 1000, figures };
  mkdirSync(join(here, 'results'), { recursive: true });
  writeFileSync(
    join(here, 'results', `${date.slice(0, 16).replace(':', '')}-${basename(file, '.ts')}.json`),
    `${JSON.stringify(result, null, 2)}\n`,
  );
}
if (failed > 0) {
  console.error(`\n${failed} figures are beyond their limit.`);
  process.exitCode = 1;
}

function progress(done: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r  ${done}`);
}

function line(figure: Figure): string {
  const { name, value, unit, baseline } = figure;
  const ratio = baseline === undefined ? '' : `, ${(value / baseline).toFixed(2)} of the baseline`;
  return `${isGood(figure) ? ' ' : '✗'} ${name}: ${Number(value.toPrecision(4))} ${unit}${ratio}`;
}
