import { CHECKS, check } from './checks/index.mjs';
import { install } from './lib/install.mjs';
import { main, Stop } from './lib/processes.mjs';

/** `npm run check [-- name …]`: everything that can be seen without running Parley. */
await main(async () => {
  await install();
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !(name in CHECKS));
  if (unknown !== undefined)
    throw new Stop(`There is no check "${unknown}". There are: ${Object.keys(CHECKS).join(', ')}.`);
  const { failed } = await check(names.length > 0 ? names : undefined);
  if (failed.length > 0) throw new Stop(`Failed: ${failed.join(', ')}.`);
});
