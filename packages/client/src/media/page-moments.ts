/** Moments of the page that media waits for. The answers stop listening. */
export interface PageMoments {
  /** The page is seen again. */
  onVisible(visible: () => void): () => void;
  /** The person pressed something: now the browser allows sound. */
  onGesture(gesture: () => void): () => void;
}

const listen = (target: EventTarget | undefined, names: string[], listener: () => void): (() => void) => {
  for (const name of names) target?.addEventListener(name, listener, { capture: true, passive: true });
  return () => {
    for (const name of names) target?.removeEventListener(name, listener, { capture: true });
  };
};

export const browserPage: PageMoments = {
  onVisible: (visible) =>
    listen(globalThis.document, ['visibilitychange'], () => {
      if (document.visibilityState === 'visible') visible();
    }),
  onGesture: (gesture) => listen(globalThis.document, ['pointerup', 'keydown'], gesture),
};
