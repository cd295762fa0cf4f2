import { Avatar, useLocale, useMessages } from '@parley/react/parts';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { CalendarDays, House, type LucideIcon, Search, Settings, ShieldUser } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { settingsQuery } from '../app/queries.ts';
import { useMe } from '../app/use-me.ts';
import { useNow } from '../app/use-now.ts';
import { Logo } from './logo.tsx';
import { paletteKeys, usePaletteSwitch } from './use-palette-switch.ts';
import './frame.css';

const loadPalette = () => import('../palette/palette.tsx');
const Palette = lazy(() => loadPalette().then((module) => ({ default: module.Palette })));

interface Place {
  to: '/' | '/calendar' | '/settings' | '/admin/outbox';
  label: 'frame.home' | 'frame.calendar' | 'frame.settings' | 'admin.title';
  icon: LucideIcon;
  /** Addresses that belong to it. */
  holds: RegExp;
  /** On wide pages the avatar leads there. */
  phoneOnly?: boolean;
  adminOnly?: boolean;
}

const PLACES: readonly Place[] = [
  { to: '/', label: 'frame.home', icon: House, holds: /^\/(schedule)?$/ },
  { to: '/calendar', label: 'frame.calendar', icon: CalendarDays, holds: /^\/(calendar|conferences)/ },
  { to: '/admin/outbox', label: 'admin.title', icon: ShieldUser, holds: /^\/admin/, adminOnly: true },
  { to: '/settings', label: 'frame.settings', icon: Settings, holds: /^\/settings/, phoneOnly: true },
];

/** What is around every page: a rail at the start of wide pages, a bar at the bottom of phones, and the palette. */
export function Frame() {
  const t = useMessages();
  const { isOpen, open, close } = usePaletteSwitch();
  // Once the page is there: who presses its keys goes on typing at once.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {t('common.skipToContent')}
      </a>
      <Rail onFind={open} />
      <main id="content" className="frame-content" tabIndex={-1}>
        <Outlet />
      </main>
      {isOpen && (
        <Suspense>
          <Palette onClose={close} />
        </Suspense>
      )}
    </div>
  );
}

function Rail({ onFind }: { onFind: () => void }) {
  const t = useMessages();
  const { data: settings } = useQuery(settingsQuery);
  const { pathname } = useLocation();
  const { role } = useMe();
  return (
    <header className="rail">
      <Link to="/" className="rail-brand" aria-label={settings?.workspace.name ?? t('common.appName')}>
        <Logo />
        <span className="rail-words">{settings?.workspace.name}</span>
      </Link>
      <button
        type="button"
        className="rail-find"
        title={t('frame.findOrDo')}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={onFind}
        onPointerEnter={() => void loadPalette()}
      >
        <Search aria-hidden size={20} strokeWidth={1.5} />
        <span className="rail-words">{t('frame.find')}</span>
        <kbd aria-hidden>{paletteKeys()}</kbd>
      </button>
      <nav className="rail-places" aria-label={t('frame.navigation')}>
        {PLACES.filter(({ adminOnly }) => role === 'admin' || adminOnly !== true).map(
          ({ to, label, icon: Icon, holds, phoneOnly }) => (
            <Link
              key={to}
              to={to}
              className={`rail-place${phoneOnly ? ' rail-phone' : ''}${holds.test(pathname) ? ' rail-here' : ''}`}
              activeOptions={{ exact: true, includeSearch: false }}
              title={t(label)}
            >
              <Icon aria-hidden size={20} strokeWidth={1.5} />
              <span className="rail-words">{t(label)}</span>
            </Link>
          ),
        )}
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
    <Link to="/settings" className="rail-me" activeProps={{ className: 'rail-here' }} title={t('frame.settings')}>
      <span className="parley-hidden">{t('frame.settings')}</span>
      <Avatar {...me} />
      <span className="rail-words rail-me-words">
        <span className="rail-me-name">{me.name}</span>
        <span className="rail-me-place">{t('frame.placeAndTime', { city: times.zone(), time: times.time(now) })}</span>
      </span>
    </Link>
  );
}
