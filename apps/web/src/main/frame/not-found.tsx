import { buttonClass, useMessages } from '@parley/react/parts';
import { Link } from '@tanstack/react-router';
import { PageHead } from './page.tsx';

/** An address at which there is nothing. */
export function NotFound() {
  const t = useMessages();
  return (
    <main className="page page-alone">
      <PageHead
        title={t('frame.notFoundTitle')}
        below={<p className="page-text">{t('frame.notFoundText')}</p>}
        actions={
          <Link to="/" className={buttonClass({ look: 'primary' })}>
            {t('frame.goHome')}
          </Link>
        }
      />
    </main>
  );
}
