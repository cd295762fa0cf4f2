/** Moments when a connection may have come back, or may be dead without saying so. */
export type OnWake = (wake: () => void) => () => void;

/** The browser is online again, the page became visible, or it was thawed from the back-forward cache. */
export const browserWake: OnWake = (wake) => {
  const visible = () => {
    if (document.visibilityState === 'visible') wake();
  };
  globalThis.addEventListener?.('online', wake);
  globalThis.addEventListener?.('pageshow', wake);
  globalThis.document?.addEventListener('visibilitychange', visible);
  return () => {
    globalThis.removeEventListener?.('online', wake);
    globalThis.removeEventListener?.('pageshow', wake);
    globalThis.document?.removeEventListener('visibilitychange', visible);
  };
};

/** The page is closed or left for good; not when it may come back from the back-forward cache. */
export const browserPageGone: OnWake = (gone) => {
  const hidden = (event: PageTransitionEvent) => {
    if (!event.persisted) gone();
  };
  globalThis.addEventListener?.('pagehide', hidden);
  return () => globalThis.removeEventListener?.('pagehide', hidden);
};
