import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DOCUMENT, ERRORS_PAGE, errorsPage, generatedDocument } from './checks/openapi.mjs';
import { REPORT, sdkReport } from './checks/sdk-api.mjs';
import { inRoot } from './lib/project.mjs';
import { main } from './lib/processes.mjs';

/** `npm run api`: writes the OpenAPI document and the page of errors that the contract describes, and what the SDK exports. */
await main(async () => {
  mkdirSync(dirname(inRoot(DOCUMENT)), { recursive: true });
  const document = await generatedDocument();
  writeFileSync(inRoot(DOCUMENT), document);
  writeFileSync(inRoot(ERRORS_PAGE), errorsPage(document));
  writeFileSync(inRoot(REPORT), await sdkReport());
  console.log(`Wrote ${DOCUMENT}, ${ERRORS_PAGE} and ${REPORT}.`);
});
