import { run } from '../lib/processes.mjs';
import { tool, toolEnvironment } from '../lib/runtime.mjs';
import { bundleSizes } from './bundle-sizes.mjs';
import { fileSizes } from './file-sizes.mjs';
import { houseRules } from './house-rules.mjs';
import { imports } from './imports.mjs';
import { openApi } from './openapi.mjs';
import { runTimeImports } from './run-time-imports.mjs';
import { sdkApi } from './sdk-api.mjs';
import { settings } from './settings.mjs';

/** A tool whose exit code is its verdict and whose output is the list of problems. */
const byTool =
  (name, ...args) =>
  async () => {
    const { code, output } = await run(tool(name), args, { env: toolEnvironment({ NO_COLOR: '1' }), capture: true });
    return code === 0 ? [] : [output.trim()];
  };

/** The static part of the gate: name → what finds the problems. */
export const CHECKS = {
  types: byTool('tsc', '-b'),
  lint: byTool('oxlint', '--type-aware', '--deny-warnings'),
  format: byTool('biome', 'format', '--max-diagnostics=20'),
  imports,
  'run-time imports': runTimeImports,
  unused: byTool('knip', '--no-progress'),
  'file sizes': fileSizes,
  'house rules': houseRules,
  api: openApi,
  'SDK api': sdkApi,
  settings,
  'bundle sizes': bundleSizes,
};

/** Runs all of them, one after the other, and answers which failed. */
export async function check(names = Object.keys(CHECKS)) {
  const failed = [];
  for (const name of names) {
    const start = Date.now();
    const problems = await CHECKS[name]().catch((error) => [error.stack]);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    console.log(`${problems.length === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
    for (const problem of problems) console.log(problem.replace(/^/gm, '    '));
    if (problems.length > 0) failed.push(name);
  }
  return { passed: names.length - failed.length, failed };
}
