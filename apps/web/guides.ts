import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Marked, type Token, type Tokens } from 'marked';
import type { Plugin } from 'vite';

const QUERY = '.md?guide';

/** Where pages of the documentation are in the reference; what is not here is named without a link. */
const PAGES: Record<string, string> = {
  'overview.md': '/api/docs',
  'quick-start.md': '/api/docs/quick-start',
  'errors.md': '/api/docs/errors',
  'changelog.md': '/api/docs/changelog',
  'openapi.json': '/api/openapi.json',
};

/** Makes pages of the reference out of the Markdown of `docs/`: blocks of HTML, and code apart, so that it can be copied. */
export const guides = (): Plugin => ({
  name: 'parley-guides',
  async load(id) {
    if (!id.endsWith(QUERY)) return null;
    const file = id.slice(0, id.indexOf('?'));
    this.addWatchFile(file);
    return `export default ${JSON.stringify(guide(await readFile(file, 'utf8')))}`;
  },
});

/** One page. Exported for its test. */
export function guide(markdown: string) {
  const marked = new Marked({ renderer: { link: linkOf, heading: headingOf } });
  const tokens = marked.lexer(markdown);
  const title = tokens.find((token): token is Tokens.Heading => token.type === 'heading' && token.depth === 1);
  const blocks: ({ html: string } | { code: string; language: string })[] = [];
  let words: Token[] = [];
  const flush = () => {
    const html = marked.parser(words).trim();
    if (html !== '') blocks.push({ html });
    words = [];
  };
  for (const token of tokens) {
    if (token === title) continue;
    if (token.type !== 'code') {
      words.push(token);
      continue;
    }
    flush();
    blocks.push({ code: String(token['text']), language: String(token['lang'] ?? 'text') });
  }
  flush();
  return { title: title?.text ?? '', blocks };
}

interface Renderer {
  parser: { parseInline(tokens: Token[]): string };
}

function linkOf(this: Renderer, { href, tokens }: Tokens.Link): string {
  const words = this.parser.parseInline(tokens);
  const place = href.includes('://') ? href : PAGES[basename(href)];
  return place === undefined ? words : `<a href="${place}">${words}</a>`;
}

function headingOf(this: Renderer, { depth, tokens, text }: Tokens.Heading): string {
  const id = text
    .toLowerCase()
    .replace(/[^\w]+/g, '-')
    .replace(/^-|-$/g, '');
  return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
}
