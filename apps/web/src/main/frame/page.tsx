import { useQuery } from '@tanstack/react-query';
import { useMessages } from '@parley/react/parts';
import { type ReactNode, useEffect, useRef } from 'react';
import { settingsQuery } from '../app/queries.ts';

/** The first page of a visit leaves the focus where the browser puts it. */
let visited = false;

/** Sets the title of the window. */
export function useTitle(page: string): void {
  const t = useMessages();
  const { data } = useQuery(settingsQuery);
  const workspace = data?.workspace.name ?? t('common.appName');
  useEffect(() => {
    document.title = t('common.pageTitle', { page, workspace });
  }, [page, workspace, t]);
}

export interface PageHeadProps {
  /** Title of the window, where it is not the heading. */
  windowTitle?: string;
  title: string;
  /** Above the heading: where this page belongs. */
  above?: ReactNode;
  /** Below the heading. */
  below?: ReactNode;
  /** At the end on wide pages, under the words on phones; the primary one first. */
  actions?: ReactNode;
}

/** Heading of a page. The focus moves to it when a person comes from another page, so that it is read out. */
export function PageHead({ windowTitle, title, above, below, actions }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(windowTitle ?? title);
  useEffect(() => {
    if (visited) heading.current?.focus({ preventScroll: true });
    visited = true;
  }, []);
  return (
    <header className="page-head">
      <div className="page-head-words">
        {above}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {below}
      </div>
      {actions && <div className="page-head-actions">{actions}</div>}
    </header>
  );
}
