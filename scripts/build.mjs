import { build } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { main } from './lib/processes.mjs';
import { hashOfSources, stampBuild } from './lib/sources.mjs';

/** Builds pages and server, whether anything changed or not. */
await main(async () => {
  await install();
  const sources = hashOfSources();
  await build();
  stampBuild(sources);
});
