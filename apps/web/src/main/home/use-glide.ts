import { type RefObject, useLayoutEffect, useRef } from 'react';

/** As `--parley-place` in the theme. */
const GLIDE = { duration: 200, easing: 'cubic-bezier(0.2, 0, 0, 1)' };

/**
 * An element that glides to its new place when what stands above it comes or goes (`above` is another then), so that nothing
 * jumps under a pointer.
 */
export function useGlide<E extends HTMLElement>(above: string): RefObject<E | null> {
  const element = useRef<E>(null);
  const seen = useRef({ above, top: 0 });
  useLayoutEffect(() => {
    const top = element.current?.offsetTop ?? 0;
    const before = seen.current;
    seen.current = { above, top };
    if (before.above === above || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    element.current?.animate([{ transform: `translateY(${before.top - top}px)` }, { transform: 'none' }], GLIDE);
  });
  return element;
}
