/** One message at a time: a page that is slower than the beat drops beats, and never has a queue of them. */
const program = (interval: number): string => `
let free = true;
onmessage = () => (free = true);
setInterval(() => {
  if (free) postMessage(0);
  free = false;
}, ${interval});`;

/**
 * Calls `tick` so often per second, also while the page is hidden, where the timers of the page itself come once a second: the
 * others go on seeing who looks at another tab. The answer stops it.
 */
export function startTicker(perSecond: number, tick: () => void): () => void {
  const url = URL.createObjectURL(new Blob([program(Math.round(1000 / perSecond))], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.addEventListener('message', () => {
    tick();
    worker.postMessage(0, []);
  });
  return () => {
    worker.terminate();
    URL.revokeObjectURL(url);
  };
}
