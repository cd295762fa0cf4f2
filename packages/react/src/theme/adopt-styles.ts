const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/**
 * Gives a shadow root the styles of the kit. Every root of a page shares one sheet; calling it again changes nothing.
 *
 * @example
 * const root = host.attachShadow({ mode: 'open' });
 * adoptStyles(root, styles); // import { styles } from '@parley/react/styles'
 * createRoot(root).render(<ParleyRoot>…</ParleyRoot>);
 */
export function adoptStyles(root: ShadowRoot | Document, styles: string): void {
  const page = root instanceof ShadowRoot ? root.ownerDocument : root;
  const known = sheets.get(page) ?? new Map<string, CSSStyleSheet>();
  sheets.set(page, known);
  let sheet = known.get(styles);
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    known.set(styles, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
