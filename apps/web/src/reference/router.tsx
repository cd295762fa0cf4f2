import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Frame } from './frame/frame.tsx';
import { loadGuide } from './pages/guides.ts';

const rootRoute = createRootRoute({ component: Frame });

const guide = (path: string, name: Parameters<typeof loadGuide>[0]) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path,
    loader: () => loadGuide(name),
    component: lazyRouteComponent(() => import('./pages/guide-page.tsx'), 'GuidePage'),
  });

const routeTree = rootRoute.addChildren([
  guide('/', 'overview'),
  guide('/quick-start', 'quick-start'),
  guide('/changelog', 'changelog'),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/errors',
    component: lazyRouteComponent(() => import('./pages/errors-page.tsx'), 'ErrorsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/$group',
    component: lazyRouteComponent(() => import('./pages/group-page.tsx'), 'GroupPage'),
  }),
]);

/** Where the reference is on its server. */
export const BASE = '/api/docs';

export const createReferenceRouter = () =>
  createRouter({ routeTree, basepath: BASE, scrollRestoration: true, defaultPreload: 'intent' });
