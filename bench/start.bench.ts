import { ParleyServer } from '../e2e/harness/server.ts';
import type { Bench } from './measure.ts';

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export const bench: Bench = {
  title: 'From nothing to ready',
  async run() {
    let server: ParleyServer | undefined;
    const first = await timed(async () => {
      server = await ParleyServer.start();
    });
    const again: number[] = [];
    for (let round = 0; round < 5; round++) {
      await server?.kill();
      again.push(await timed(async () => server?.start()));
    }
    await server?.stop();
    return [
      { name: 'first start, with a new database', value: first, unit: 'ms' },
      { name: 'start after a kill, median of 5', value: median(again), unit: 'ms', limit: { atMost: 3000 } },
    ];
  },
};
