import { expect, test } from 'vitest';
import { DATABASE_KINDS } from '../../platform/db/testing.ts';
import { PlayedApi } from './testing/played-api.ts';
import { play } from './testing/play.ts';

/** `npm run soak` plays more. */
const GAMES = 60;

test.each(DATABASE_KINDS)(
  '[K1] [K2] [K3] [K4] [K12] [K13] [K14] [K15] [K16] [H6] on %s every answer is the one that a small model foretells, whatever people do and time passes',
  { timeout: 180_000 },
  async (kind) => {
    const api = await PlayedApi.open(kind);
    const seen = await play(api, GAMES);
    await api.close();
    expect(seen.size).toBeGreaterThan(30);
  },
);
