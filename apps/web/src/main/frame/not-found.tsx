import { buttonClass, useMessages } from '@parley/react/parts';
import { Link } from '@tanstack/react-router';
import { PageHead } from './page.tsx';

/** An address at which there is nothing. */
export function NotFound() {
  const t = useMessages();
  return (
    <div className="page page-alone">
      <PageHead title={t('frame.notFoundTitle')} below={<p className="page-reason">{t('frame.notFoundText')}</p>} />
      <Link to="/" className={buttonClass({ look: 'primary' })}>
        {t('frame.goHome')}
      </Link>
    </div>
  );
}
