/** Time, injected: nothing else in the server reads the time or sets a timer. All in milliseconds. */
export interface Clock {
  /** Wall time since 1970, UTC. May jump; use for moments that people see or that are stored. */
  now(): number;
  /** Never goes back; use for durations. */
  monotonic(): number;
  /** Runs `work` once after `delay`; the answer takes it back. Does not keep the process alive. */
  after(delay: number, work: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delay, work) {
    const timer = setTimeout(work, delay);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export const toInstant = (milliseconds: number): string => new Date(milliseconds).toISOString();

export const instantOrNull = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : toInstant(milliseconds);
