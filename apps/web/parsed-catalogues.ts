import { pathToFileURL } from 'node:url';
import { parseMessage } from '@parley/locales/parse-message';
import type { Plugin } from 'vite';

const CATALOGUE = /\/packages\/locales\/src\/[a-z]{2}\/[a-z-]+\.ts$/;
const PARSER = '@formatjs/icu-messageformat-parser';

/** Parses the texts while the pages are built: none of them loads a parser then, which is as large as half of their texts. */
export const parsedCatalogues = (): Plugin => ({
  name: 'parley-parsed-catalogues',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer) {
    return source === PARSER ? this.resolve(`${PARSER}/no-parser.js`, importer) : null;
  },
  async transform(code, id) {
    // What is put together of others has no texts of its own.
    if (!CATALOGUE.test(id) || code.includes('...')) return null;
    const texts = (await import(pathToFileURL(id).href)) as Record<string, Record<string, string>>;
    const lines = Object.entries(texts).map(([name, messages]) => {
      const parsed = Object.entries(messages).map(([key, text]) => [key, parseMessage(text)]);
      return `export const ${name} = ${JSON.stringify(Object.fromEntries(parsed))};`;
    });
    return { code: lines.join('\n'), map: null, moduleType: 'js' };
  },
});
