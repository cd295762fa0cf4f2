import * as prom from 'prom-client';
import type { Counter, Gauge, Histogram, Metrics } from './metrics.ts';

/** The numbers in the text format that Prometheus reads. */
export interface MetricsPage {
  contentType: string;
  text(): Promise<string>;
}

/** Metrics kept by prom-client, with those of the process itself (memory, event loop lag) when `ofProcess` is true. */
export function createMetrics({ ofProcess }: { ofProcess: boolean }): Metrics & { page: MetricsPage } {
  const registry = new prom.Registry();
  if (ofProcess) prom.collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const made = new Map<string, Counter | Histogram | Gauge>();

  const once = <T extends Counter | Histogram | Gauge>(name: string, make: () => T): T => {
    const known = made.get(name) as T | undefined;
    if (known !== undefined) return known;
    const fresh = make();
    made.set(name, fresh);
    return fresh;
  };

  return {
    page: { contentType: registry.contentType, text: () => registry.metrics() },

    counter: (name, { help, labels = [] }) =>
      once(name, () => {
        const counter = new prom.Counter({ name, help, labelNames: [...labels], registers });
        return { add: (values = {}, by = 1) => counter.inc(values, by) };
      }),

    histogram: (name, { help, labels = [], buckets }) =>
      once(name, () => {
        const bounds = buckets === undefined ? {} : { buckets: [...buckets] };
        const histogram = new prom.Histogram({ name, help, labelNames: [...labels], registers, ...bounds });
        return { observe: (value, values = {}) => histogram.observe(values, value) };
      }),

    gauge: (name, { help, labels = [], collect }) =>
      once(name, () => {
        const collector = collect === undefined ? {} : { collect: () => collect(port) };
        const gauge = new prom.Gauge({ name, help, labelNames: [...labels], registers, ...collector });
        const port: Gauge = { set: (value, values = {}) => gauge.set(values, value) };
        return port;
      }),
  };
}
