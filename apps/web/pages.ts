import type { Connect, Plugin, PreviewServer, ViteDevServer } from 'vite';

/** Serves `/j/…` and `/api/docs` from pages of their own in development and preview, as the server does in production. */
export const pages = (): Plugin => ({
  name: 'parley-pages',
  configureServer: route,
  configurePreviewServer: route,
});

function route({ middlewares }: ViteDevServer | PreviewServer): void {
  const toOwnPage: Connect.NextHandleFunction = (request, _response, next) => {
    if (request.url?.startsWith('/j/')) request.url = '/join.html';
    if (request.url?.startsWith('/api/docs')) request.url = '/reference.html';
    next();
  };
  middlewares.use(toOwnPage);
}
