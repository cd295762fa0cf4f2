import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Nearer to the end than this, in pixels, counts as being there. */
const NEAR = 48;

/** Keeps a list scrolled to its end while the reader is there; else says that there is something `behind`. */
export function useStickToEnd(items: readonly unknown[]): {
  ref: RefObject<HTMLDivElement | null>;
  behind: boolean;
  toEnd: () => void;
} {
  const ref = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [behind, setBehind] = useState(false);

  const toEnd = useCallback(() => {
    ref.current?.scrollTo({ top: ref.current.scrollHeight });
    setBehind(false);
  }, []);

  useEffect(() => {
    const list = ref.current;
    if (list === null) return undefined;
    const look = () => {
      atEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
      if (atEnd.current) setBehind(false);
    };
    list.addEventListener('scroll', look, { passive: true });
    return () => list.removeEventListener('scroll', look);
  }, []);

  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else if (items.length > 0) setBehind(true);
  }, [items, toEnd]);

  return { ref, behind, toEnd };
}
