import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Clock } from '../clock/clock.ts';
import type { Logger } from '../log/logger.ts';

const EVERY = 10_000;
/** Milliseconds: above this, heartbeats and voices' signals begin to suffer. */
const TOO_LONG = 200;

/** Warns when something has held the process's one thread. The answer ends the watch. */
export function watchLoopLag({ clock, log }: { clock: Clock; log: Logger }): () => void {
  const delays = monitorEventLoopDelay({ resolution: 20 });
  delays.enable();
  let cancel = () => {};
  const look = () => {
    const longest = Math.round(delays.max / 1e6);
    if (longest > TOO_LONG) log.warn({ category: 'performance', ms: longest }, 'Something held the process up');
    delays.reset();
    cancel = clock.after(EVERY, look);
  };
  look();
  return () => {
    cancel();
    delays.disable();
  };
}
