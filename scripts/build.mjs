import { build } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { main } from './lib/processes.mjs';
import { buildSdkPackage } from './lib/sdk-package.mjs';
import { hashOfSources, stampBuild } from './lib/sources.mjs';

/** Builds pages, server and the package of the SDK, whether anything changed or not. */
await main(async () => {
  await install();
  const sources = hashOfSources();
  await build();
  stampBuild(sources);
  await buildSdkPackage();
});
