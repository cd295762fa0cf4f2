import { install } from './lib/install.mjs';
import { main } from './lib/processes.mjs';
import { buildSdkPackage } from './lib/sdk-package.mjs';

/** `npm run build:sdk`: makes the package `@parley/client` in `packages/client/dist`, ready for `npm pack`. */
await main(async () => {
  await install();
  await buildSdkPackage();
});
