import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAppCatalogue, loadMeetingCatalogue, loadReferenceCatalogue } from '@parley/locales';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');

const app = await loadAppCatalogue('en');
const meeting = await loadMeetingCatalogue('en');
const reference = await loadReferenceCatalogue('en');
const known = new Set([app, meeting, reference].flatMap((catalogue) => Object.keys(catalogue)));

/** Ids of messages in the sources below a folder. */
function idsIn(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'));
  const quoted = sources.flatMap(
    (name) => readFileSync(join(ROOT, folder, name), 'utf8').match(/'[a-z]+(?:\.\w+)+'/gi) ?? [],
  );
  return [...new Set(quoted.map((text) => text.slice(1, -1)))].filter((id) => known.has(id));
}

// Each page loads one catalogue; a word from the other one would show as its id.
test.each([
  ['apps/web/src/main', app],
  ['apps/web/src/join', meeting],
  ['apps/web/src/reference', reference],
  ['packages/react/src/parts', app],
  ['packages/react/src/parts', meeting],
  ['packages/react/src/lobby', meeting],
  ['packages/react/src/call', meeting],
])('%s finds all its words in the catalogue that its page loads', (folder, catalogue) => {
  const ids = idsIn(folder);
  expect(ids.length).toBeGreaterThan(3);
  expect(ids.filter((id) => !(id in catalogue))).toEqual([]);
});

test('every message is used somewhere', () => {
  const folders = ['apps/web/src', 'packages/react/src', 'packages/locales/src'];
  const used = new Set(
    folders.flatMap((folder) => {
      const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
      const sources = files.filter((name) => /\.tsx?$/.test(name) && !/(^|\/)(en|de)\//.test(name));
      return sources.flatMap(
        (name) => readFileSync(join(ROOT, folder, name), 'utf8').match(/[a-z]+(?:\.\w+)+/gi) ?? [],
      );
    }),
  );
  // Errors are found by their code.
  expect([...known].filter((id) => !used.has(id) && !id.startsWith('error.'))).toEqual([]);
});
