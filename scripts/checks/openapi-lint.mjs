import { createConfig, lintFromString } from '@redocly/openapi-core';

/** What programs that read OpenAPI expect of a document, beyond its form. Warnings count. */
const RULES = {
  extends: ['recommended'],
  rules: {
    // An address that only leads to a page answers 303 and no other success.
    'operation-2xx-response': 'off',
    'no-invalid-parameter-examples': 'error',
    'no-invalid-schema-examples': 'error',
    'operation-description': 'off',
    'spec-strict-refs': 'error',
  },
};

/** Problems that the linter finds in a document, each as one sentence with its place. */
export async function lint(document) {
  const config = await createConfig(RULES);
  const found = await lintFromString({ source: JSON.stringify(document), absoluteRef: 'openapi.json', config });
  const told = found.filter(({ ruleId, message }) => ruleId !== 'no-ambiguous-paths' || meet(document, message));
  return told.map(({ ruleId, message, location }) => `${ruleId} at ${location[0]?.pointer ?? '#'}: ${message}`);
}

/** Whether the two paths that a message names have a method in common: what only one of them takes is the one's. */
function meet({ paths }, message) {
  const [one = {}, other = {}] = [...message.matchAll(/`(\/[^`]*)`/g)].map(([, path]) => paths[path]);
  return Object.keys(one).some((method) => method in other);
}
