import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

/**
 * `node scripts/record-traces.mjs`: does 20 seeded sequences of operations to real connections in Chromium and writes what came of
 * each to `packages/client/src/testing/traces/`. A unit test does the same to `FakePeerConnection` and compares, so that the fake keeps
 * the browser's rules. To be run again when the operations of `connection-trace.ts` change, or for a new Chromium; needs
 * `/usr/bin/chromium` (or `CHROMIUM`), takes a few seconds, and wants `npm run format` afterwards.
 */
const TRACES = 20;
const STEPS = 40;
const TESTING = new URL('../packages/client/src/testing/', import.meta.url);

const { chromium } = createRequire(new URL('../e2e/package.json', import.meta.url))('@playwright/test');
const bundle = await build({
  entryPoints: [new URL('connection-trace.ts', TESTING).pathname],
  bundle: true,
  format: 'iife',
  globalName: 'traces',
  write: false,
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--allow-loopback-in-peer-connection'],
});
try {
  const page = await browser.newPage();
  await page.addScriptTag({ content: bundle.outputFiles[0].text });
  for (let seed = 1; seed <= TRACES; seed += 1) {
    const trace = await page.evaluate(
      ([seed, steps]) => traces.runTrace(seed, traces.traceSteps(seed, steps), () => new RTCPeerConnection()),
      [seed, STEPS],
    );
    await writeFile(new URL(`traces/${String(seed).padStart(2, '0')}.json`, TESTING), `${JSON.stringify(trace)}\n`);
  }
} finally {
  await browser.close();
}
