import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS } from './harness/chromium-args.ts';
import { CHROMIUM } from './harness/programs.ts';

/** One worker and one browser: a call already keeps both cores busy, and tests must not disturb each other's media. */
export default defineConfig({
  testDir: './specs',
  outputDir: './test-results',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: CHROMIUM,
      args: [...CHROMIUM_ARGS, '--use-fake-ui-for-media-stream', '--allow-loopback-in-peer-connection'],
    },
  },
});
