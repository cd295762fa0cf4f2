import type { ReactNode } from 'react';

/** One part as it is when something is so. */
export interface State {
  name: string;
  /** Pixels of the box it stands in; without a height the box is as high as the part. */
  width: number;
  height?: number;
  content: ReactNode;
}

/** A part in each of its states. */
export interface Group {
  id: string;
  title: string;
  /** What it is for. */
  text: string;
  states: readonly State[];
}
