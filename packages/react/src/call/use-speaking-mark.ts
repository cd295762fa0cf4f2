import type { Slice } from '@parley/client';
import { type RefCallback, useCallback } from 'react';
import { Speaking } from './speaking.ts';

/** A pause is noticed this often, in milliseconds: a level that stays the same tells nobody. */
const LOOK_AGAIN = 250;

/** Marks an element with `data-speaking` while a level says so. Nothing renders. */
export const useSpeakingMark = (level: Slice<number> | null): RefCallback<HTMLDivElement> =>
  useCallback(
    (element: HTMLDivElement) => {
      if (level === null) return undefined;
      const speaking = new Speaking();
      const mark = () =>
        element.toggleAttribute('data-speaking', speaking.hear(level.getSnapshot(), performance.now()));
      const stop = level.subscribe(mark);
      const timer = setInterval(mark, LOOK_AGAIN);
      return () => {
        stop();
        clearInterval(timer);
        element.removeAttribute('data-speaking');
      };
    },
    [level],
  );
