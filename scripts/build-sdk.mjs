import { install } from './lib/install.mjs';
import { buildKitPackage } from './lib/kit-package.mjs';
import { main } from './lib/processes.mjs';
import { buildSdkPackage } from './lib/sdk-package.mjs';

/** `npm run build:sdk`: makes the packages `@parley/client` and `@parley/react` in their `dist`, ready for `npm pack`. */
await main(async () => {
  await install();
  await buildSdkPackage();
  await buildKitPackage();
});
