import { inRoot } from '../lib/project.mjs';
import { run } from '../lib/processes.mjs';
import { node, toolEnvironment } from '../lib/runtime.mjs';

const PROGRAM = ['--import', inRoot('scripts/checks/swc-with-jsx.mjs'), inRoot('node_modules/.bin/depcruise')];

/** dependency-cruiser over all code, in a tree that has our configuration. */
export const cruise = (args, cwd) =>
  run(node(), [...PROGRAM, '--config', '.dependency-cruiser.cjs', ...args, 'packages', 'apps', 'e2e', 'bench'], {
    env: toolEnvironment({ NO_COLOR: '1' }),
    capture: true,
    ...(cwd === undefined ? {} : { cwd }),
  });

/** Imports that go another way than docs/architecture.md says. */
export async function imports() {
  const { code, output } = await cruise([]);
  return code === 0 ? [] : [output.trim()];
}
