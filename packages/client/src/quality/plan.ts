import type { Shown } from '../media/shown.ts';
import type { Rung } from './rung.ts';

/** What decides over everything that is sent. */
export interface Demand {
  /** In the room, oneself included. */
  people: number;
  /** What the camera gives. */
  capture: { height: number; frameRate: number };
  /** What the shared screen shows: `detail` is text to be read, `motion` a film; null while none is shared. */
  screen: 'detail' | 'motion' | null;
  /** Whether this end is one of the last two who spoke. */
  speaks: boolean;
  /** Step of the CPU's limit; it counts for all paths together. */
  cpu: number;
  /** Bit/s for all paths together; null while the uplink is not known to be the limit. */
  budget: number | null;
  paths: readonly PathDemand[];
}

export interface PathDemand {
  /** How large the other end shows our pictures. */
  view: Shown;
  /** Step of the bandwidth's limit on this path. */
  step: number;
  /** Bit/s for this path; null while it is not known to be the limit. */
  available: number | null;
}

/** A picture as it is to be sent; `height` is infinite where it is sent as it comes. */
export interface Picture extends Rung {
  active: boolean;
}

/** What is to be sent on one path. Sound is always sent. */
export interface PathPlan {
  video: Picture;
  screen: Picture;
  /** Bit/s at most. */
  audio: number;
  screenAudio: number;
}
