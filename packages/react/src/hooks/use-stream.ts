import { type RefCallback, useCallback } from 'react';

/** Shows or plays a stream in a media element, and lets go of it when the element goes. */
export const useStream = <E extends HTMLMediaElement>(stream: MediaStream | null): RefCallback<E> =>
  useCallback(
    (element: E) => {
      if (element.srcObject !== stream) element.srcObject = stream;
      return () => {
        element.srcObject = null;
      };
    },
    [stream],
  );
