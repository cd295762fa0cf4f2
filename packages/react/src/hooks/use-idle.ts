import { type RefCallback, useCallback } from 'react';

const QUIET = 3000;
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'touchstart'] as const;

/**
 * Marks an element with `data-idle` after three seconds without pointer or keyboard. While the focus shown by the keyboard or an
 * open menu is in what `keep` selects, it never is idle.
 */
export const useIdle = <E extends HTMLElement>(keep: string): RefCallback<E> =>
  useCallback(
    (element: E) => {
      let timer = 0;
      const rest = () => {
        if (element.querySelector(keep) === null) element.setAttribute('data-idle', '');
        else wake();
      };
      const wake = () => {
        element.removeAttribute('data-idle');
        clearTimeout(timer);
        timer = window.setTimeout(rest, QUIET);
      };
      for (const sign of SIGNS) document.addEventListener(sign, wake, { passive: true });
      wake();
      return () => {
        clearTimeout(timer);
        for (const sign of SIGNS) document.removeEventListener(sign, wake);
      };
    },
    [keep],
  );
