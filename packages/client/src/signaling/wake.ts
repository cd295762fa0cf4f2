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

/** The Network Information API, which only some browsers have. */
interface NetworkNavigator {
  connection?: EventTarget & { readonly type?: string };
}

/** The network is back, or is another: from Wi-Fi to a phone's. Only some browsers tell of the second. */
export const browserNetworkChange: OnWake = (changed) => {
  const network = (globalThis.navigator as NetworkNavigator | undefined)?.connection;
  let kind = network?.type;
  // It also tells of each new guess of the speed.
  const another = () => {
    if (network?.type === kind) return;
    kind = network?.type;
    changed();
  };
  globalThis.addEventListener?.('online', changed);
  network?.addEventListener('change', another);
  return () => {
    globalThis.removeEventListener?.('online', changed);
    network?.removeEventListener('change', another);
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
