import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { auditQuery } from './admin/audit/audit-query.ts';
import { auditSearch } from './admin/audit/audit-search.ts';
import {
  activeQuery,
  conferenceQuery,
  endedQuery,
  linkedAccountsQuery,
  meQuery,
  outboxQuery,
  participantsQuery,
  passkeysQuery,
  providersQuery,
  retentionQuery,
  sessionsQuery,
  settingsQuery,
  upcomingQuery,
} from './app/queries.ts';
import type { RouterContext } from './app/router-context.ts';
import { calendarSearch } from './calendar/calendar-search.ts';
import { conferenceSearch } from './conference/conference-search.ts';
import { nextPath } from './auth/next-path.ts';
import { linkedSearch, problemSearch } from './auth/provider-search.ts';
import { Failed } from './frame/failed.tsx';
import { Frame } from './frame/frame.tsx';
import { NotFound } from './frame/not-found.tsx';
import { Waiting } from './frame/waiting.tsx';
import { callSearch, linkOfCall } from './mentoring/video-call.ts';
import { scheduleSearch } from './schedule/schedule-search.ts';

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  loader: ({ context }) => context.queryClient.ensureQueryData(settingsQuery),
  errorComponent: (props) => (
    <main>
      <Failed {...props} />
    </main>
  ),
  notFoundComponent: () => (
    <main>
      <NotFound />
    </main>
  ),
});

const searchWithNext = (search: Record<string, unknown>): { next?: string } =>
  typeof search['next'] === 'string' ? { next: search['next'] } : {};

/** Pages for people who are not signed in; the others are sent on. */
const doorRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'door',
  validateSearch: searchWithNext,
  beforeLoad: async ({ context, search }) => {
    const { setUpNeeded } = await context.queryClient.ensureQueryData(settingsQuery);
    if (setUpNeeded) throw redirect({ to: '/setup' });
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (me) throw redirect({ href: nextPath(search.next, location.origin) });
  },
});

const signInRoute = createRoute({
  getParentRoute: () => doorRoute,
  path: '/sign-in',
  validateSearch: problemSearch,
  component: lazyRouteComponent(() => import('./auth/sign-in-page.tsx'), 'SignInPage'),
});

const signUpRoute = createRoute({
  getParentRoute: () => doorRoute,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('./auth/sign-up-page.tsx'), 'SignUpPage'),
});

const forgotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot',
  component: lazyRouteComponent(() => import('./auth/forgot-page.tsx'), 'ForgotPage'),
});

/** Pages that the links of mails open, whoever is signed in. */
const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  component: lazyRouteComponent(() => import('./auth/reset-page.tsx'), 'ResetPage'),
});

const confirmRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm',
  component: lazyRouteComponent(() => import('./auth/confirm-page.tsx'), 'ConfirmPage'),
});

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('./auth/set-up-page.tsx'), 'SetUpPage'),
});

/** Where an account was erased; there is nothing to say to somebody who has one. */
const goodbyeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/goodbye',
  component: lazyRouteComponent(() => import('./auth/goodbye-page.tsx'), 'GoodbyePage'),
  beforeLoad: async ({ context }) => {
    if (await context.queryClient.ensureQueryData(meQuery)) throw redirect({ to: '/' });
  },
});

/** Pages for people who are signed in; the others are asked who they are and come back. */
const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (me) return;
    const next = location.href === '/' ? undefined : location.href;
    throw redirect({ to: '/sign-in', search: next === undefined ? {} : { next } });
  },
});

const homeRoute = createRoute({
  getParentRoute: () => insideRoute,
  id: 'home',
  component: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage'),
  loader: ({ context: { queryClient } }) =>
    Promise.all([activeQuery, upcomingQuery, endedQuery].map((query) => queryClient.ensureQueryData(query))),
});

const homeIndexRoute = createRoute({ getParentRoute: () => homeRoute, path: '/', component: () => null });

const scheduleRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/schedule',
  validateSearch: scheduleSearch,
  component: lazyRouteComponent(() => import('./schedule/schedule-pages.tsx'), 'ScheduleOverHome'),
  loader: ({ context }) => context.queryClient.ensureQueryData(providersQuery),
});

const calendarRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('./calendar/calendar-page.tsx'), 'CalendarPage'),
});

const calendarIndexRoute = createRoute({ getParentRoute: () => calendarRoute, path: '/', component: () => null });

const calendarScheduleRoute = createRoute({
  getParentRoute: () => calendarRoute,
  path: '/schedule',
  validateSearch: scheduleSearch,
  component: lazyRouteComponent(() => import('./schedule/schedule-pages.tsx'), 'ScheduleOverCalendar'),
  loader: ({ context }) => context.queryClient.ensureQueryData(providersQuery),
});

const conferenceRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/conferences/$conferenceId',
  component: lazyRouteComponent(() => import('./conference/conference-page.tsx'), 'ConferencePage'),
  validateSearch: conferenceSearch,
  loader: ({ context: { queryClient }, params: { conferenceId } }) =>
    Promise.all([
      queryClient.ensureQueryData(conferenceQuery(conferenceId)),
      queryClient.ensureQueryData(participantsQuery(conferenceId)),
    ]),
});

/** An address that other platforms know: to the call's own link, which is a page apart. */
const videoCallRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/video-call',
  validateSearch: callSearch,
  beforeLoad: async ({ search }) => {
    throw redirect({ href: await linkOfCall(search), reloadDocument: true, replace: true });
  },
});

const settingsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
});

const securityRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/settings/security',
  validateSearch: linkedSearch,
  component: lazyRouteComponent(() => import('./settings/security-page.tsx'), 'SecurityPage'),
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.ensureQueryData(passkeysQuery),
      queryClient.ensureQueryData(linkedAccountsQuery),
      queryClient.ensureQueryData(sessionsQuery),
    ]),
});

const privacyRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/settings/privacy',
  component: lazyRouteComponent(() => import('./settings/privacy-page.tsx'), 'PrivacyPage'),
  loader: ({ context: { queryClient } }) =>
    Promise.all([queryClient.ensureQueryData(retentionQuery), queryClient.ensureQueryData(sessionsQuery)]),
});

/** The server refuses others; here they are sent where they belong. */
const adminRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/admin',
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (me?.role !== 'admin') throw redirect({ to: '/' });
    return { timeZone: me.timeZone };
  },
});

const adminIndexRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/admin/outbox', replace: true });
  },
});

const outboxRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/outbox',
  component: lazyRouteComponent(() => import('./admin/outbox-page.tsx'), 'OutboxPage'),
  loader: ({ context }) => context.queryClient.ensureInfiniteQueryData(outboxQuery),
});

const auditRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./admin/audit/audit-page.tsx'), 'AuditPage'),
  // Narrowed on the page, the list that is there stays until the other one is.
  loader: ({ context, location }) =>
    context.queryClient.ensureInfiniteQueryData(
      auditQuery(auditSearch(location.search as Record<string, unknown>), context.timeZone),
    ),
});

const retentionRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/retention',
  component: lazyRouteComponent(() => import('./admin/retention-page.tsx'), 'RetentionPage'),
  loader: ({ context }) => context.queryClient.ensureQueryData(retentionQuery),
});

const routeTree = rootRoute.addChildren([
  doorRoute.addChildren([signInRoute, signUpRoute]),
  forgotRoute,
  resetRoute,
  confirmRoute,
  setUpRoute,
  goodbyeRoute,
  insideRoute.addChildren([
    homeRoute.addChildren([homeIndexRoute, scheduleRoute]),
    calendarRoute.addChildren([calendarIndexRoute, calendarScheduleRoute]),
    conferenceRoute,
    settingsRoute,
    videoCallRoute,
    securityRoute,
    privacyRoute,
    adminRoute.addChildren([adminIndexRoute, outboxRoute, auditRoute, retentionRoute]),
  ]),
]);

/** The pages of the app. A page stays until the next one has what it needs; after 300 ms it says that it waits. */
export const createAppRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    defaultPendingMinMs: 300,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: Failed,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
