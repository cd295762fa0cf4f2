import { X } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { focusedNear, IconButton, useMessages } from '../parts/index.ts';

export type PanelName = 'chat' | 'people' | 'settings';

/** Longer than a menu takes to fade away, in milliseconds. */
const SETTLING = 500;

interface SidePanelProps {
  title: string;
  /** How many there are of what it lists. */
  count?: number | null;
  onClose: () => void;
  children: ReactNode;
}

/** The panel beside the stage; on a phone a sheet over it. Takes the focus when it opens and gives it back when it closes. */
export function SidePanel({ title, count, onClose, children }: SidePanelProps) {
  const t = useMessages();
  const hold = useCallback((panel: HTMLElement) => {
    let opener = focusedNear(panel);
    const touch = matchMedia('(pointer: coarse)').matches;
    const enter = () => {
      // On a phone the keyboard would cover what was just opened.
      const field = touch ? null : panel.querySelector<HTMLElement>('textarea, select, input');
      (field ?? panel).focus({ preventScroll: true });
    };
    enter();
    // What it holds may still be on its way.
    const arrival = new MutationObserver(() => {
      arrival.disconnect();
      if (focusedNear(panel) === panel) enter();
    });
    arrival.observe(panel, { childList: true });
    // A menu from which it was opened gives the focus to its own button once it has faded away.
    const takeBack = (event: FocusEvent) => {
      // In a shadow root the page is told of its host alone.
      const [target] = event.composedPath();
      if (!(target instanceof HTMLElement) || !target.hasAttribute('aria-haspopup')) return;
      opener = target;
      enter();
    };
    document.addEventListener('focusin', takeBack);
    const settled = setTimeout(() => document.removeEventListener('focusin', takeBack), SETTLING);
    return () => {
      clearTimeout(settled);
      arrival.disconnect();
      document.removeEventListener('focusin', takeBack);
      const focused = focusedNear(panel);
      const held = focused === null || focused === document.body || panel.contains(focused);
      if (held && opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside ref={hold} className="parley-panel" aria-label={title} tabIndex={-1}>
      <header className="parley-panel-head">
        <h2>
          {title}
          {typeof count === 'number' && <small>{count}</small>}
        </h2>
        <IconButton label={t('common.close')} icon={<X aria-hidden />} onPress={onClose} />
      </header>
      {children}
    </aside>
  );
}
