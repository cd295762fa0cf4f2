import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from '../lib/project.mjs';
import { run } from '../lib/processes.mjs';
import { node } from '../lib/runtime.mjs';
import { breaks } from './openapi-breaks.mjs';

export const DOCUMENT = 'docs/api/openapi.json';

/** The OpenAPI document as the contract gives it now, as the text that is committed. */
export async function generatedDocument() {
  const program = `
    import { openApiDocument } from '@parley/contract/openapi';
    process.stdout.write(JSON.stringify(openApiDocument(), null, 2));`;
  const { code, output } = await run(node(), ['--input-type=module', '--eval', program], {
    cwd: inRoot('packages', 'contract'),
    capture: true,
  });
  if (code !== 0) throw new Error(`The OpenAPI document could not be made.\n${output}`);
  return `${output}\n`;
}

/** Paths never carry a version, so the API only grows: a break against what was committed last, or a stale document, is a problem. */
export async function openApi() {
  const generated = await generatedDocument();
  const problems = [];
  const committed = await lastCommitted();
  if (committed !== null)
    problems.push(...breaks(JSON.parse(committed), JSON.parse(generated)).map((one) => `a break of the API: ${one}`));
  if (!existsSync(inRoot(DOCUMENT)) || readFileSync(inRoot(DOCUMENT), 'utf8') !== generated)
    problems.push(`${DOCUMENT} is not what the contract says: run \`npm run api\``);
  return problems;
}

/** The document of the last commit; null where there is no git or no such file yet. */
async function lastCommitted() {
  const { code, output } = await run('git', ['show', `HEAD:${DOCUMENT}`], { capture: true });
  return code === 0 ? output : null;
}
