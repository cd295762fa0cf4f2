import { buildIfChanged, CLI_BUNDLE } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { main } from './lib/processes.mjs';
import { node } from './lib/runtime.mjs';
import { runInForeground } from './lib/server.mjs';

/** `npm run parley -- …`: commands for whoever runs the server, on its database. */
await main(async () => {
  await install();
  const runtime = node();
  await buildIfChanged();
  runInForeground(runtime, ['--enable-source-maps', CLI_BUNDLE, ...process.argv.slice(2)], process.env);
});
