import { SignalingPair } from '../packages/client/src/testing/signaling-pair.ts';
import type { Figure, Soak } from './measure.ts';

/** Virtual milliseconds after which two ends that do not agree are stuck. */
const STUCK_AFTER = 20_000;
const MOST_STEPS = 120;

const upTo = (most: number): number => Math.floor(Math.random() * most);

export const soak: Soak = {
  title:
    'Pairs whose signals are lost, doubled and reordered while paths break and networks change, on a fake connection',
  count: 20_000,
  async run(count, progress): Promise<Figure[]> {
    let stuck = 0;
    let strays = 0;
    let longest = 0;
    for (let run = 0; run < count; run += 1) {
      const first = upTo(3);
      const pair = new SignalingPair([first !== 0, first !== 1]);
      for (let step = upTo(MOST_STEPS); step > 0; step -= 1) await pair.step(upTo(1000));
      const waited = await pair.agreed(STUCK_AFTER);
      if (waited >= STUCK_AFTER) stuck += 1;
      longest = Math.max(longest, waited);
      strays += pair.ends.filter(({ connection, trouble }) => connection.strays.length + trouble.length > 0).length;
      progress(run + 1);
    }
    return [
      { name: 'pairs left stuck', value: stuck, unit: 'pairs', limit: { atMost: 0 } },
      { name: 'ends that asked the browser for what it refuses', value: strays, unit: 'ends', limit: { atMost: 0 } },
      { name: 'longest until both agree, after all is quiet', value: longest, unit: 'ms', limit: { atMost: 5000 } },
    ];
  },
};
