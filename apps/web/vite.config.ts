import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { backgroundFiles } from './background-files.ts';
import { guides } from './guides.ts';
import { pageFiles } from './page-files.ts';
import { pages } from './pages.ts';
import { parsedCatalogues } from './parsed-catalogues.ts';
import { precompress } from './precompress.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where `npm run dev` finds the server. */
const server = process.env['PARLEY_DEV_SERVER'] ?? 'http://127.0.0.1:5001';

const files = {
  root: here('.'),
  plugins: [react(), pages(), guides(), parsedCatalogues(), backgroundFiles()],
  build: {
    target: 'es2022',
    // These read light-dark() and oklch() themselves; rewritten for older ones, a dark room on a light page turns light.
    cssTarget: ['chrome123', 'safari17.5', 'firefox121'],
    // Everything in a file of its own: the content security policy knows no data: scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { join: here('join.html'), main: here('index.html'), reference: here('reference.html') },
    },
  },
} satisfies UserConfig;

/** Three pages: `join.html` for `/j/…`, which must be light, `reference.html` for `/api/docs`, and `index.html` for everything else. */
export default defineConfig(async ({ command }) => ({
  ...files,
  plugins: [...files.plugins, precompress()],
  server: {
    proxy: {
      // The reference is a page of the API's own address.
      '^/api/(?!docs)': { target: server },
      '/socket.io': { target: server, ws: true },
    },
  },
  build: {
    ...files.build,
    outDir: here('dist'),
    emptyOutDir: true,
    // Which file needs which: `npm run check` adds up what a page loads.
    manifest: true,
    rolldownOptions: {
      ...files.build.rolldownOptions,
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups:
            command === 'build'
              ? [{ debugName: 'pages', name: await pageFiles(files, ['join', 'room-page', 'main']) }]
              : [],
        },
      },
    },
  },
}));
