import { DATABASE_KINDS } from '../../platform/db/testing.ts';
import { withPlace } from '../../testing/app-place.ts';
import { killApp } from './testing/kill-app.ts';

/** The scenario of `kill-app.integration.test.ts` with a long count, for `npm run soak`; another order each day. */
export const soak = {
  title: 'The whole server is killed while people write by REST and in a room',
  count: 200,
  async run(count: number, progress: (done: number) => void) {
    const figures = [];
    for (const kind of DATABASE_KINDS) {
      const seed = Math.floor(Date.now() / 86_400_000);
      const { acknowledged, lost, doubled } = await withPlace(kind, (place) =>
        killApp(place, { kills: count, seed, progress }),
      );
      const none = { atMost: 0 };
      figures.push(
        { name: `${kind}: acknowledged by REST`, value: acknowledged.rest, unit: 'writes' },
        { name: `${kind}: acknowledged in the room`, value: acknowledged.room, unit: 'messages' },
        { name: `${kind}: acknowledged and lost`, value: lost.length, unit: 'writes', limit: none },
        { name: `${kind}: stored twice`, value: doubled, unit: 'messages', limit: none },
      );
    }
    return figures;
  },
};
