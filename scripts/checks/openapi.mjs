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

export const ERRORS_PAGE = 'docs/api/errors.md';

/** The page of errors, made of a document's `x-errors`. */
export function errorsPage(document) {
  const entries = Object.entries(JSON.parse(document)['x-errors']);
  const section = ([code, { status, meaning, cause, remedy }]) =>
    `### ${code}${status === null ? '' : ` (${status})`}\n\n${meaning}\n\n- Cause: ${cause}\n- What to do: ${remedy}\n`;
  const [server, client] = [
    entries.filter(([, { status }]) => status !== null),
    entries.filter(([, { status }]) => status === null),
  ];
  return `# Errors

Every error is \`{"error", "code", "details"}\`. Decide by \`code\`: it never changes its meaning. \`error\` is a sentence for people.
This page is written by \`npm run api\`.

## From the server

With the status that each has.

${server.map(section).join('\n')}
## From the SDK

Raised in the browser; no answer of the server has them.

${client.map(section).join('\n')}`;
}

/**
 * Paths never carry a version, so the API only grows: a break against what was committed last, or a stale document, is a problem. So is
 * what would make other people's tools stumble.
 */
export async function openApi() {
  const generated = await generatedDocument();
  // Only now: the gate that calls this is also what installs the linter.
  const { lint } = await import('./openapi-lint.mjs');
  const problems = await lint(JSON.parse(generated));
  const committed = await lastCommitted();
  if (committed !== null)
    problems.push(...breaks(JSON.parse(committed), JSON.parse(generated)).map((one) => `a break of the API: ${one}`));
  if (!existsSync(inRoot(DOCUMENT)) || readFileSync(inRoot(DOCUMENT), 'utf8') !== generated)
    problems.push(`${DOCUMENT} is not what the contract says: run \`npm run api\``);
  if (!existsSync(inRoot(ERRORS_PAGE)) || readFileSync(inRoot(ERRORS_PAGE), 'utf8') !== errorsPage(generated))
    problems.push(`${ERRORS_PAGE} is not what the contract says: run \`npm run api\``);
  return problems;
}

/** The document of the last commit; null where there is no git or no such file yet. */
async function lastCommitted() {
  const { code, output } = await run('git', ['show', `HEAD:${DOCUMENT}`], { capture: true });
  return code === 0 ? output : null;
}
