/** Time, injected: nothing else in the SDK reads the time or sets a timer. All in milliseconds. */
export interface Clock {
  /** Wall time since 1970, UTC. May jump; for moments that people see. */
  now(): number;
  /** Never goes back; for durations. */
  monotonic(): number;
  /** Runs `work` once after `delay`; the answer takes it back. */
  after(delay: number, work: () => void): () => void;
}

export const browserClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delay, work) {
    const timer = setTimeout(work, delay);
    return () => clearTimeout(timer);
  },
};
