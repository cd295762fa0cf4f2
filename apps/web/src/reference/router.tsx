import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { Frame } from './frame/frame.tsx';
import { ErrorsPage } from './pages/errors-page.tsx';
import { GroupPage } from './pages/group-page.tsx';
import { GuidePage } from './pages/guide-page.tsx';
import { loadGuide } from './pages/guides.ts';

// Its pages are small and loaded together: each by itself would cut what all pages of the server share into smaller files.

const rootRoute = createRootRoute({ component: Frame });

const guide = (path: string, name: Parameters<typeof loadGuide>[0]) =>
  createRoute({ getParentRoute: () => rootRoute, path, loader: () => loadGuide(name), component: GuidePage });

const routeTree = rootRoute.addChildren([
  guide('/', 'overview'),
  guide('/quick-start', 'quick-start'),
  guide('/changelog', 'changelog'),
  createRoute({ getParentRoute: () => rootRoute, path: '/errors', component: ErrorsPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/$group', component: GroupPage }),
]);

export const createReferenceRouter = () =>
  // Where the reference is on its server.
  createRouter({ routeTree, basepath: '/api/docs', scrollRestoration: true, defaultPreload: 'intent' });
