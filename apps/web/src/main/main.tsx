import { createMessages, loadAppCatalogue } from '@parley/locales';
import { prepareAnnouncer, ToastRegion, toasts } from '@parley/react/parts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { firstLanguage } from '../first-language.ts';
import { AppLocale } from './app/app-locale.tsx';
import { meQuery } from './app/queries.ts';
import { createQueryClient } from './app/query-client.ts';
import { createAppRouter } from './router.tsx';
import '@parley/react/theme.css';
import '@parley/react/overlays.css';
import '@parley/react/pages.css';
import './app/app.css';

const OFFLINE = 'offline';

const leave = () => {
  queryClient.setQueryData(meQuery.queryKey, null);
  void router.invalidate();
};
const queryClient = createQueryClient({
  signedOut() {
    if (queryClient.getQueryData(meQuery.queryKey) !== null) leave();
  },
  reachable(is) {
    const shown = toasts.getSnapshot().find((toast) => toast.key === OFFLINE);
    if (is && shown) toasts.dismiss(shown.id);
    // Before anything was shown the page itself says so.
    if (!is && !shown && queryClient.getQueryData(meQuery.queryKey)) {
      toasts.show(t('frame.offline'), { tone: 'warn', key: OFFLINE, stay: null });
    }
  },
});
const router = createAppRouter(queryClient);

const language = firstLanguage();
// Asked at once, while the words are on their way.
void queryClient.prefetchQuery(meQuery);
const catalogue = await loadAppCatalogue(language);
const t = createMessages(language, catalogue);

prepareAnnouncer();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app.');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <AppLocale first={{ language, catalogue }}>
        <RouterProvider router={router} />
        <ToastRegion />
      </AppLocale>
    </QueryClientProvider>
  </StrictMode>,
);

// Not before the page is there.
void import('./app/keep-up-to-date.ts').then(({ keepUpToDate }) => keepUpToDate(queryClient, leave));
