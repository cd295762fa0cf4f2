import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DOCUMENT, generatedDocument } from './checks/openapi.mjs';
import { inRoot } from './lib/project.mjs';
import { main } from './lib/processes.mjs';

/** `npm run api`: writes the OpenAPI document that the contract describes. */
await main(async () => {
  mkdirSync(dirname(inRoot(DOCUMENT)), { recursive: true });
  writeFileSync(inRoot(DOCUMENT), await generatedDocument());
  console.log(`Wrote ${DOCUMENT}.`);
});
