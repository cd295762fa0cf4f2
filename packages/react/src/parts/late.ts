import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

const AGAIN_AFTER = 2000;
const loaders = new Set<() => Promise<unknown>>();

/**
 * A component whose code is loaded apart: when it is first shown, or by `loadLate` before. Without a connection it is tried again
 * until there is one: what cannot be loaded must not end the page that wants it.
 */
export function late<P extends object>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  let loading: Promise<ComponentType<P>> | null = null;
  const once = () => (loading ??= insist(load));
  loaders.add(once);
  return lazy(async () => ({ default: await once() }));
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
