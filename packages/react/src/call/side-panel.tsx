import { X } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { IconButton, useMessages } from '../parts/index.ts';

export type PanelName = 'chat' | 'people' | 'devices';

/** The panel beside the stage; on a phone a sheet over it. Takes the focus when it opens and gives it back when it closes. */
export function SidePanel({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useMessages();
  const hold = useCallback((panel: HTMLElement) => {
    const opener = document.activeElement;
    const touch = matchMedia('(pointer: coarse)').matches;
    // On a phone the keyboard would cover what was just opened.
    const field = touch ? null : panel.querySelector<HTMLElement>('textarea, select');
    (field ?? panel).focus({ preventScroll: true });
    return () => {
      const held = panel.contains(document.activeElement) || document.activeElement === document.body;
      if (held && opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside ref={hold} className="parley-panel" aria-label={title} tabIndex={-1}>
      <header className="parley-panel-head">
        <h2>{title}</h2>
        <IconButton label={t('common.close')} icon={<X aria-hidden />} onPress={onClose} />
      </header>
      {children}
    </aside>
  );
}
