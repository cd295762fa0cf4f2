import type { Slice } from '@parley/client';
import { type RefCallback, useCallback } from 'react';

/**
 * Draws a fast slice, such as a level, straight onto an element: nothing renders again. `draw` must be stable and tell all
 * there is to show from the value.
 */
export const useDrawn = <T, E extends Element>(slice: Slice<T>, draw: (element: E, value: T) => void): RefCallback<E> =>
  useCallback(
    (element: E) => {
      const show = () => draw(element, slice.getSnapshot());
      show();
      return slice.subscribe(show);
    },
    [slice, draw],
  );
