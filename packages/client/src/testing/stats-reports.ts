import { readFileSync } from 'node:fs';
import type { SentSource, StatsEntry } from '../quality/stats-entry.ts';

interface Recorded {
  /** Of the camera. */
  videoTrack: string;
  first: StatsEntry[];
  second: StatsEntry[];
}

/** Two reports, two seconds apart, of a call with sound and a camera of 720p30 between two connections of one page. */
export function recordedReports(browser: 'chromium' | 'firefox') {
  const text = readFileSync(new URL(`stats-${browser}.json`, import.meta.url), 'utf8');
  const { videoTrack, first, second } = JSON.parse(text) as Recorded;
  const sources: SentSource[] = [
    { source: 'audio', mid: '0', trackId: null },
    { source: 'video', mid: '1', trackId: videoTrack },
    { source: 'screen', mid: '2', trackId: null },
  ];
  const report = (entries: StatsEntry[]) => new Map(entries.map((entry) => [entry.id, entry]));
  return { sources, first: report(first), second: report(second) };
}
