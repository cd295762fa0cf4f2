import { buttonClass, useMessages } from '@parley/react/parts';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';

/** Opens the panel in which a meeting is planned. */
export function ScheduleLink() {
  const t = useMessages();
  return (
    <Link to="/schedule" className={buttonClass({ look: 'primary' })}>
      <span className="parley-button-content">
        <Plus aria-hidden />
        {t('home.schedule')}
      </span>
    </Link>
  );
}
