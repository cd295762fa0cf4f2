import { useCallback, useEffect, useState } from 'react';

const onApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** How the keys that open the palette are written. */
export const paletteKeys = (): string => (onApple() ? '⌘K' : 'Ctrl K');

/** Opens and closes the palette, by its keys too. A dialog that asks something is not covered by it. */
export function usePaletteSwitch(): { isOpen: boolean; open: () => void; close: () => void } {
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  const close = useCallback(() => setOpen(false), []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const keys =
        (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
      if (!keys) return;
      event.preventDefault();
      if (document.querySelector('.parley-modal') === null) setOpen((was) => !was);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return { isOpen, open, close };
}
