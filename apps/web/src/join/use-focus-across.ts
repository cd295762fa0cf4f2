import { useLayoutEffect, useRef } from 'react';

/**
 * Takes the focus along when the call takes the place of the lobby, to the people on its stage, and back to where it was when whoever
 * came in was refused or left on the way: what is hidden cannot have it.
 */
export function useFocusAcross(inCall: boolean): void {
  const left = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (inCall) {
      left.current = document.activeElement;
      document.querySelector<HTMLElement>('main [role="list"]')?.focus({ preventScroll: true });
    } else if (left.current instanceof HTMLElement) {
      left.current.focus({ preventScroll: true });
      left.current = null;
    }
  }, [inCall]);
}
