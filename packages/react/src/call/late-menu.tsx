import { type ReactNode, type RefCallback, Suspense, useCallback, useState } from 'react';

/** What the button of a menu is given. */
export interface LateButtonProps {
  ref?: RefCallback<HTMLButtonElement>;
  onPress?: () => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
}

/** Whether the menu is open. */
export interface MenuOpening {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

interface LateMenuProps {
  button: (props: LateButtonProps) => ReactNode;
  /** The menu with its button; may be loaded. */
  menu: (opening: MenuOpening, button: ReactNode) => ReactNode;
}

/** A menu whose code comes with the first press of its button: menus are a seventh of a call's code, and most calls open none. */
export function LateMenu({ button, menu }: LateMenuProps) {
  const [wanted, setWanted] = useState(false);
  const [isOpen, onOpenChange] = useState(false);
  // The focus goes back to the button when the menu closes, so it has to be there before the menu opens.
  const open = useCallback((element: HTMLButtonElement | null) => {
    if (element === null) return;
    element.focus({ preventScroll: true });
    onOpenChange(true);
  }, []);
  const waiting = button({ onPress: () => setWanted(true), 'aria-haspopup': 'menu', 'aria-expanded': false });
  if (!wanted) return waiting;
  return <Suspense fallback={waiting}>{menu({ isOpen, onOpenChange }, button({ ref: open }))}</Suspense>;
}
