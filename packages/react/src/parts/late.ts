import { type ComponentType, createElement, type FunctionComponent, use } from 'react';

const AGAIN_AFTER = 2000;
const loaders = new Set<() => Promise<unknown>>();

/**
 * A component whose code is loaded apart: when it is first shown, or by `loadLate` before. Without a connection it is tried again
 * until there is one: what cannot be loaded must not end the page that wants it. What is loaded shows at once; behind React's
 * `lazy` it would wait for 300 ms at its first showing, as long as a fallback stays at least.
 */
export function late<P extends object>(load: () => Promise<ComponentType<P>>): FunctionComponent<P> {
  let loading: Promise<ComponentType<P>> | null = null;
  let loaded: ComponentType<P> | null = null;
  const once = () =>
    (loading ??= insist(load).then((component) => {
      loaded = component;
      return component;
    }));
  loaders.add(once);
  return (props) => createElement(loaded ?? use(once()), props);
}

/** Loads all that was made by `late`, for a time without a connection. */
export function loadLate(): void {
  for (const load of loaders) void load();
}

async function insist<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    }
  }
}
