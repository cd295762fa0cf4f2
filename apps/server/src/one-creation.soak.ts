import { DATABASE_KINDS } from './platform/db/testing.ts';
import { withPlace } from './testing/app-place.ts';
import { killInCreation } from './testing/kill-in-creation.ts';

/** The scenario of `one-creation.integration.test.ts` with a long count, for `npm run soak`; other moments each day. */
export const soak = {
  title: 'The server is killed while fifty create one conference with one key',
  count: 100,
  async run(count: number, progress: (done: number) => void) {
    const figures = [];
    const seed = Math.floor(Date.now() / 86_400_000);
    for (const kind of DATABASE_KINDS) {
      const work = { kills: count, seed, progress };
      const { before, wrong, back } = await withPlace(kind, (place) => killInCreation(place, work));
      figures.push(
        { name: `${kind}: answered before the kill`, value: before, unit: 'requests' },
        { name: `${kind}: not one conference and one answer`, value: wrong.length, unit: 'keys', limit: { atMost: 0 } },
        {
          name: `${kind}: kill until everybody is answered, worst`,
          value: back,
          unit: 'ms',
          limit: { atMost: 20_000 },
        },
      );
    }
    return figures;
  },
};
