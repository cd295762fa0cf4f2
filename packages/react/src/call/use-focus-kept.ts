import { type RefCallback, useCallback } from 'react';

/**
 * Who goes may take the focus with them, and a page without it begins anew for who has no pointer: then what has the focus is
 * the list of people.
 */
export const useFocusKept = <E extends HTMLElement>(): RefCallback<E> =>
  useCallback((stage: E) => {
    const root = stage.getRootNode() as Document | ShadowRoot;
    let held: Element | null = null;
    const hold = ({ target }: FocusEvent) => {
      held = target instanceof Element ? target : null;
    };
    const watcher = new MutationObserver(() => {
      const nowhere = root.activeElement === null || root.activeElement === stage.ownerDocument.body;
      if (held === null || held.isConnected || !nowhere) return;
      held = null;
      stage.querySelector<HTMLElement>('[role="list"]')?.focus({ preventScroll: true });
    });
    stage.addEventListener('focusin', hold);
    watcher.observe(stage, { childList: true, subtree: true });
    return () => {
      stage.removeEventListener('focusin', hold);
      watcher.disconnect();
    };
  }, []);
