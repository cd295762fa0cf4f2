import type { Slice } from '@parley/client';
import { useSyncExternalStore } from 'react';

/** The value of a slice; the component renders again when it changes. */
export const useSlice = <T>(slice: Slice<T>): T =>
  useSyncExternalStore(slice.subscribe, slice.getSnapshot, slice.getSnapshot);
