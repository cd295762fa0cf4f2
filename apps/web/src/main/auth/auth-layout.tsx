import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { settingsQuery } from '../app/queries.ts';
import { Logo } from '../frame/logo.tsx';
import { PageHead } from '../frame/page.tsx';
import { Portraits } from './portraits.tsx';
import './auth.css';

/** One narrow column with a form; beside it, where there is room, what Parley is for. */
export function AuthLayout({ title, children }: { title: string; children: ReactNode }) {
  const { data: settings } = useQuery(settingsQuery);
  return (
    <div className="auth">
      <main className="auth-column">
        <div className="auth-box">
          <p className="auth-brand">
            <Logo />
            {settings?.workspace.name}
          </p>
          <PageHead title={title} />
          {children}
        </div>
      </main>
      <Portraits />
    </div>
  );
}
