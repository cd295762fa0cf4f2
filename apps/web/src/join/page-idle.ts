/** Milliseconds. A page that is never idle still has to load the rest of itself. */
const PATIENCE = 2000;

/** Resolves when the page has painted and has nothing to do for a moment. */
export const pageIdle = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      // Safari has none.
      if (globalThis.requestIdleCallback === undefined) setTimeout(resolve);
      else requestIdleCallback(() => resolve(), { timeout: PATIENCE });
    });
  });
