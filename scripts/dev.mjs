import { spawn } from 'node:child_process';
import { inRoot, ROOT } from './lib/project.mjs';
import { install } from './lib/install.mjs';
import { main } from './lib/processes.mjs';
import { node, tool, toolEnvironment } from './lib/runtime.mjs';

/** `npm run dev`: the server from its sources, started again on each change, and the pages by Vite with hot reload. */
await main(async () => {
  await install();
  const env = toolEnvironment();
  const children = [
    spawn(node(), ['--watch', '--enable-source-maps', inRoot('apps/server/src/main.ts')], {
      cwd: ROOT,
      // Links lead to Vite's pages, and only they may use the caller's cookies.
      env: { FRONTEND_URL: 'http://localhost:5173', ...env },
      stdio: 'inherit',
    }),
    spawn(tool('vite'), ['dev'], { cwd: inRoot('apps/web'), env, stdio: 'inherit' }),
  ];
  const stop = () => {
    for (const child of children) child.kill('SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
  for (const child of children) child.on('exit', stop);
});
