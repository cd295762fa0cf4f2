import { useMessages } from '@parley/react/parts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHead } from '../frame/page.tsx';
import { Sections } from '../frame/sections.tsx';
import './admin.css';

/** What the pages for admins have in common; `lead` says what this one is for. */
export function AdminFrame({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  const t = useMessages();
  return (
    <div className="page page-narrow">
      <PageHead windowTitle={title} title={t('admin.title')} />
      <Sections label={t('admin.title')}>
        <Link to="/admin/outbox">{t('admin.outbox')}</Link>
        <Link to="/admin/audit">{t('audit.title')}</Link>
        <Link to="/admin/retention">{t('retention.title')}</Link>
      </Sections>
      <section aria-labelledby="subject">
        <h2 id="subject">{title}</h2>
        <p className="page-reason admin-lead">{lead}</p>
        {children}
      </section>
    </div>
  );
}
