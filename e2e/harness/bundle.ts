import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';

const PAGES = join(import.meta.dirname, '..', 'pages');

/** One of the pages of `e2e/pages` (or of another folder), made into one script. */
export async function bundle(name: string, folder: string = PAGES): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, name)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** A page that has nothing but this script. */
export const pageOf = (script: string, body = ''): string =>
  `<!doctype html><title>Page of a test</title><body>${body}<script>${script.replaceAll('</script', '<\\/script')}</script>`;

/** Opens such a page, at a secure address. */
export async function openScript(
  page: Page,
  script: string,
  body = '',
  address = 'http://localhost/page',
): Promise<void> {
  const html = pageOf(script, body);
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(address);
}
