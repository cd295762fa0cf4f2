/**
 * Calls `tick` so often per second, also while the page is hidden, where the timers of the page itself come once a second: the
 * others go on seeing who looks at another tab. The answer stops it.
 */
export function startTicker(perSecond: number, tick: () => void): () => void {
  const url = URL.createObjectURL(
    new Blob([`setInterval(() => postMessage(0), ${Math.round(1000 / perSecond)})`], { type: 'text/javascript' }),
  );
  const worker = new Worker(url);
  worker.addEventListener('message', tick);
  return () => {
    worker.terminate();
    URL.revokeObjectURL(url);
  };
}
