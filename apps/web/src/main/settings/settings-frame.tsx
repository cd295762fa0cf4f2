import { useMessages } from '@parley/react/parts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHead } from '../frame/page.tsx';
import { Sections } from '../frame/sections.tsx';
import { SignOut } from './sign-out.tsx';
import './settings.css';

/** What the pages of the settings have in common. */
export function SettingsFrame({ title, children }: { title: string; children: ReactNode }) {
  const t = useMessages();
  return (
    <div className="page page-narrow settings">
      <PageHead windowTitle={title} title={t('settings.title')} actions={<SignOut />} />
      <Sections label={t('settings.title')}>
        <Link to="/settings" activeOptions={{ exact: true }}>
          {t('settings.profile')}
        </Link>
        <Link to="/settings/security">{t('settings.security')}</Link>
        <Link to="/settings/privacy">{t('privacy.title')}</Link>
      </Sections>
      {children}
    </div>
  );
}
