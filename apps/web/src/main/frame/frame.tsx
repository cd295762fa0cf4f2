import { Avatar, useLocale, useMessages } from '@parley/react/parts';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { CalendarPlus, House, type LucideIcon, Settings } from 'lucide-react';
import { settingsQuery } from '../app/queries.ts';
import { useMe } from '../app/use-me.ts';
import { useNow } from '../app/use-now.ts';
import { Logo } from './logo.tsx';
import './frame.css';

interface Place {
  to: '/' | '/schedule' | '/settings';
  label: 'frame.home' | 'frame.schedule' | 'frame.settings';
  icon: LucideIcon;
}

const PLACES: readonly Place[] = [
  { to: '/', label: 'frame.home', icon: House },
  { to: '/schedule', label: 'frame.schedule', icon: CalendarPlus },
  { to: '/settings', label: 'frame.settings', icon: Settings },
];

/** What is around every page: a rail at the start of wide pages, a bar at the bottom of phones. */
export function Frame() {
  const t = useMessages();
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {t('common.skipToContent')}
      </a>
      <Rail />
      <main id="content" className="frame-content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

function Rail() {
  const t = useMessages();
  const { data: settings } = useQuery(settingsQuery);
  return (
    <header className="rail">
      <Link to="/" className="rail-brand" aria-label={settings?.workspace.name ?? t('common.appName')}>
        <Logo />
        <span className="rail-words">{settings?.workspace.name}</span>
      </Link>
      <nav className="rail-places" aria-label={t('frame.navigation')}>
        {PLACES.map(({ to, label, icon: Icon }) => (
          <Link key={to} to={to} className="rail-place" activeOptions={{ exact: true }} title={t(label)}>
            <Icon aria-hidden size={20} strokeWidth={1.5} />
            <span className="rail-words">{t(label)}</span>
          </Link>
        ))}
      </nav>
      <Whoami />
    </header>
  );
}

/** Who is signed in, and the place and time that the pages speak of. */
function Whoami() {
  const { t, times } = useLocale();
  const me = useMe();
  const now = useNow();
  return (
    <Link to="/settings" className="rail-me">
      <span className="parley-hidden">{t('frame.settings')}</span>
      <Avatar {...me} />
      <span className="rail-words rail-me-words">
        <span className="rail-me-name">{me.name}</span>
        <span className="rail-me-place">{t('frame.placeAndTime', { city: times.zone(), time: times.time(now) })}</span>
      </span>
    </Link>
  );
}
