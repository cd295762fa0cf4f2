import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from '../lib/project.mjs';
import { sdkTypes } from '../lib/sdk-package.mjs';

export const REPORT = 'docs/api/client.api.md';

/** Everything that `@parley/client` gives to those who use it, as the text that is committed: a change of it is seen in review. */
export const sdkReport = async () =>
  `# What \`@parley/client\` exports\n\nMade by \`npm run api\`; how it is used is in [the guide](../guides/sdk.md).\n\n\`\`\`ts\n${await sdkTypes()}\`\`\`\n`;

/** A report that is out of date. */
export async function sdkApi() {
  const committed = existsSync(inRoot(REPORT)) ? readFileSync(inRoot(REPORT), 'utf8') : '';
  return committed === (await sdkReport()) ? [] : [`${REPORT} is not what the SDK exports: run \`npm run api\``];
}
