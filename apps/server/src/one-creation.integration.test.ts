import { expect, test } from 'vitest';
import { DATABASE_KINDS } from './platform/db/testing.ts';
import { withPlace } from './testing/app-place.ts';
import { killInCreation } from './testing/kill-in-creation.ts';

/** One at a moment that is drawn, one with the first answer; `npm run soak` kills more often. */
const KILLS = 2;
const SEED = 20261130;

test.each(DATABASE_KINDS)(
  '[H6] [D1] fifty ask at once with one key and the server is killed meanwhile, on %s: one conference and one answer',
  { timeout: 180_000 },
  async (kind) => {
    const report = await withPlace(kind, (place) => killInCreation(place, { kills: KILLS, seed: SEED }));
    expect(report).toMatchObject({ kills: KILLS, wrong: [] });
    expect(report.before).toBeGreaterThan(0);
  },
);
