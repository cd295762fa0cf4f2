import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runTrace, type Trace, traceSteps } from './connection-trace.ts';
import { asConnection, FakePeerConnection } from './fake-peer-connection.ts';

const traces = readdirSync(new URL('traces/', import.meta.url)).map(
  (name) => JSON.parse(readFileSync(new URL(`traces/${name}`, import.meta.url), 'utf8')) as Trace,
);

test('there are twenty recorded traces', () => {
  expect(traces).toHaveLength(20);
});

test.each(traces.map((trace) => [trace.seed, trace] as const))(
  'the fake connection does as Chromium did in trace %i',
  async (seed, recorded) => {
    const steps = recorded.steps.map(({ step }) => step);
    // Else they were recorded for other operations, and are to be recorded anew.
    expect(steps).toEqual(traceSteps(seed, steps.length));
    const replayed = await runTrace(seed, steps, () => asConnection(new FakePeerConnection()));
    for (const [index, step] of recorded.steps.entries()) {
      expect(replayed.steps[index], `step ${index}`).toEqual(step);
    }
  },
);
