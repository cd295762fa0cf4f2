import { useEffect, useEffectEvent } from 'react';

/** What a key does, by its letter with Ctrl (⌘ on a Mac), such as `{ d: toggleMicrophone }`. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Listens for Ctrl/⌘ and a letter anywhere on the page; the browser's own use of the key is held back. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const action = shortcuts[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    if (!event.repeat) action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
