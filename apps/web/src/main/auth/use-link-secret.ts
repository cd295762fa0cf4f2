import { useSyncExternalStore } from 'react';

/** The secret of the link by which this page was opened: it stands behind `#`, which browsers tell nobody. Null for none. */
export const useLinkSecret = (): string | null => useSyncExternalStore(listen, read);

const read = (): string | null => {
  const secret = location.hash.slice(1);
  return /^[\w-]{43}$/.test(secret) ? secret : null;
};

/** Another link in the same tab changes nothing but what stands behind `#`. */
function listen(change: () => void): () => void {
  window.addEventListener('hashchange', change);
  return () => window.removeEventListener('hashchange', change);
}
