import type { Connect, Plugin, PreviewServer, ViteDevServer } from 'vite';

/** Serves `/j/…` from `join.html` in development and preview, as the server does in production. */
export const pages = (): Plugin => ({
  name: 'parley-pages',
  configureServer: route,
  configurePreviewServer: route,
});

function route({ middlewares }: ViteDevServer | PreviewServer): void {
  const toJoinPage: Connect.NextHandleFunction = (request, _response, next) => {
    if (request.url?.startsWith('/j/')) request.url = '/join.html';
    next();
  };
  middlewares.use(toJoinPage);
}
