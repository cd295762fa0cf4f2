import { DATABASE_KINDS } from '../../platform/db/testing.ts';
import { PlayedApi } from './testing/played-api.ts';
import { play } from './testing/play.ts';

/** The games of `conference-model.integration.test.ts`, more of them, for `npm run soak`. */
export const soak = {
  title: 'Conferences over REST against a small model of them',
  count: 2000,
  async run(count: number, progress: (done: number) => void) {
    const figures = [];
    for (const kind of DATABASE_KINDS) {
      const api = await PlayedApi.open(kind);
      const seen = await play(api, count, progress);
      await api.close();
      const answers = [...seen.values()].reduce((sum, times) => sum + times, 0);
      figures.push(
        { name: `${kind}: answers as foretold`, value: answers, unit: 'answers' },
        { name: `${kind}: kinds of action and answer`, value: seen.size, unit: 'kinds', limit: { atLeast: 45 } },
      );
    }
    return figures;
  },
};
