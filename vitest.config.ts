import { defineConfig } from 'vitest/config';

/** Unit tests need nothing but Node; integration tests need the servers that `npm test` starts (TEST_POSTGRES_URL). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps}/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude: ['**/*.integration.test.ts', '**/node_modules/**'],
          // Some hash passwords or ask an embedded database, beside every other test.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{packages,apps}/**/*.integration.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // They wait for servers most of the time. More at once would be more than a small machine can do.
          maxWorkers: 2,
        },
      },
    ],
  },
});
