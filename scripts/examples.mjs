import { install } from './lib/install.mjs';
import { main, must } from './lib/processes.mjs';
import { inRoot } from './lib/project.mjs';
import { tool, toolEnvironment } from './lib/runtime.mjs';

/** `npm run examples`: every part of `@parley/react` in every state, on a page that needs no server. */
await main(async () => {
  await install();
  await must('The page of examples ended', tool('vite'), process.argv.slice(2), {
    cwd: inRoot('packages', 'react', 'examples'),
    env: toolEnvironment(),
  });
});
