import { expect, test } from 'vitest';
import { DATABASE_KINDS } from '../../platform/db/testing.ts';
import { withPlace } from '../../testing/app-place.ts';
import { killApp } from './testing/kill-app.ts';

/** `npm run soak` kills more often. */
const KILLS = 25;
const SEED = 20261121;

test.each(DATABASE_KINDS)(
  '[D1] [R1] [R3] killed 25 times while people write by REST and in a room on %s, all that was acknowledged is there',
  { timeout: 600_000 },
  async (kind) => {
    const report = await withPlace(kind, (place) => killApp(place, { kills: KILLS, seed: SEED }));
    expect(report).toMatchObject({ kills: KILLS, lost: [], doubled: 0 });
    expect(report.acknowledged.rest).toBeGreaterThan(KILLS / 5);
    expect(report.acknowledged.room).toBeGreaterThan(KILLS);
  },
);
