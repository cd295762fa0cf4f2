import { buildIfChanged, SERVER_BUNDLE } from './lib/build.mjs';
import { httpsSettings } from './lib/certificate.mjs';
import { install } from './lib/install.mjs';
import { main } from './lib/processes.mjs';
import { node } from './lib/runtime.mjs';
import { runInForeground } from './lib/server.mjs';

/** `npm start`: installs what is missing, builds what changed, runs Parley. `-- --https` serves it with a certificate of its own. */
await main(async () => {
  await install();
  const runtime = node();
  await buildIfChanged();
  const https = process.argv.includes('--https') ? httpsSettings() : {};
  runInForeground(runtime, ['--enable-source-maps', SERVER_BUNDLE], { ...https, ...process.env });
});
