import { expect, test } from 'vitest';
import { createMetrics } from './prom-metrics.ts';

test('what is counted, observed and collected is on the page', async () => {
  const metrics = createMetrics({ ofProcess: false });
  metrics.counter('parley_things_total', { help: 'Things', labels: ['kind'] }).add({ kind: 'a' });
  metrics.counter('parley_things_total', { help: 'Things', labels: ['kind'] }).add({ kind: 'a' }, 2);
  metrics.histogram('parley_wait_seconds', { help: 'Waits', buckets: [1, 2] }).observe(1.5);
  let rooms = 3;
  metrics.gauge('parley_rooms', { help: 'Rooms', collect: (gauge) => gauge.set(rooms) });
  rooms = 4;
  const page = await metrics.page.text();
  expect(page).toContain('parley_things_total{kind="a"} 3');
  expect(page).toContain('parley_wait_seconds_bucket{le="2"} 1');
  expect(page).toContain('parley_rooms 4');
});

test('the numbers of the process include the lag of its event loop', async () => {
  expect(await createMetrics({ ofProcess: true }).page.text()).toContain('nodejs_eventloop_lag_p99_seconds');
});
