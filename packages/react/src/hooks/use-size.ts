import { type RefCallback, useCallback, useState } from 'react';

export interface Size {
  width: number;
  height: number;
}

/** Size of an element's content box in whole pixels; zero until it was measured. */
export function useSize<E extends HTMLElement>(): [ref: RefCallback<E>, size: Size] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const ref = useCallback((element: E) => {
    const measure = (width: number, height: number) =>
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    // At once, so that what depends on it is in the first picture; the observer tells only after that.
    const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(element);
    measure(
      Math.floor(element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)),
      Math.floor(element.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)),
    );
    const observer = new ResizeObserver(([entry]) => {
      if (entry) measure(Math.floor(entry.contentRect.width), Math.floor(entry.contentRect.height));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
