import { useMessages } from '@parley/react/parts';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Menu } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Logo } from '../../main/frame/logo.tsx';
import { Contents } from './contents.tsx';
import { useWide } from './use-wide.ts';

/** What is around every page of the reference: the contents at the start of wide pages, behind a button on others. */
export function Frame() {
  const t = useMessages();
  const isWide = useWide();
  const contents = useRef<HTMLDialogElement>(null);
  const content = useRef<HTMLElement>(null);
  const { pathname, hash } = useLocation();
  const before = useRef(pathname);

  // Who goes to another page reads on there, with keyboard and screen reader too.
  useEffect(() => {
    contents.current?.close();
    if (before.current === pathname) return;
    before.current = pathname;
    if (hash === '') content.current?.focus({ preventScroll: true });
  }, [pathname, hash]);

  return (
    <div className="reference">
      <a className="skip-link" href="#content">
        {t('common.skipToContent')}
      </a>
      <header className="top">
        <a href="/" className="brand">
          <Logo />
          {t('common.appName')}
        </a>
        <span className="top-title">{t('reference.title')}</span>
        {!isWide && (
          <button type="button" className="top-contents" onClick={() => contents.current?.showModal()}>
            <Menu aria-hidden size={20} strokeWidth={1.5} />
            {t('reference.contents')}
          </button>
        )}
      </header>
      {isWide ? (
        <aside className="side">
          <Contents />
        </aside>
      ) : (
        <dialog
          ref={contents}
          className="drawer"
          aria-label={t('reference.contents')}
          onClick={(event) => {
            // Beside it, or on a link in it.
            const { target, currentTarget } = event;
            if (target === currentTarget || (target as Element).closest('a') !== null) currentTarget.close();
          }}
        >
          <button type="button" className="drawer-close" onClick={() => contents.current?.close()}>
            {t('common.close')}
          </button>
          <Contents />
        </dialog>
      )}
      <main id="content" ref={content} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
