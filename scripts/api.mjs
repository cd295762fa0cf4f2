import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DOCUMENT, generatedDocument } from './checks/openapi.mjs';
import { REPORT, sdkReport } from './checks/sdk-api.mjs';
import { inRoot } from './lib/project.mjs';
import { main } from './lib/processes.mjs';

/** `npm run api`: writes the OpenAPI document that the contract describes, and what the SDK exports. */
await main(async () => {
  mkdirSync(dirname(inRoot(DOCUMENT)), { recursive: true });
  writeFileSync(inRoot(DOCUMENT), await generatedDocument());
  writeFileSync(inRoot(REPORT), await sdkReport());
  console.log(`Wrote ${DOCUMENT} and ${REPORT}.`);
});
