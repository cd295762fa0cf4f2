import { createMessages, loadReferenceCatalogue } from '@parley/locales';
import { LocaleProvider, Notice, prepareAnnouncer, ToastRegion } from '@parley/react/parts';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { firstLanguage } from '../first-language.ts';
import { loadDocument } from './document/api-document.ts';
import { readReference } from './document/read-reference.ts';
import { ReferenceProvider } from './reference-context.ts';
import { createReferenceRouter } from './router.tsx';
import '@parley/react/theme.css';
import '@parley/react/overlays.css';
import './reference.css';

const language = firstLanguage();
document.documentElement.lang = language;
const place = document.getElementById('root');
if (place === null) throw new Error('The page has no place for the reference.');
const root = createRoot(place);

// Words and document are on their way side by side.
const [catalogue, reference] = await Promise.all([
  loadReferenceCatalogue(language),
  loadDocument().then(readReference, () => null),
]);
const t = createMessages(language, catalogue);
document.title = t('reference.title');
prepareAnnouncer();

const router = createReferenceRouter();
root.render(
  <StrictMode>
    <LocaleProvider language={language} catalogue={catalogue}>
      {reference === null ? (
        <main>
          <Notice title={t('reference.failedTitle')} text={t('reference.failedText')} />
        </main>
      ) : (
        <ReferenceProvider value={reference}>
          <RouterProvider router={router} />
          <ToastRegion />
        </ReferenceProvider>
      )}
    </LocaleProvider>
  </StrictMode>,
);
