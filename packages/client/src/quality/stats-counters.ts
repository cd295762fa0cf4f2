import type { MediaSource } from '../media/media-source.ts';
import type { SentSource, StatsEntry } from './stats-entry.ts';

/** What one report says of one path. Counts are since the beginning. */
export interface PathCounters {
  /** Milliseconds, by the browser's clock. */
  at: number;
  /** Milliseconds there and back; null where not measured. */
  rtt: number | null;
  /** Bit/s that the browser believes it can send. */
  available: number | null;
  relay: boolean;
  /** Bytes of anything on the path in use, signs of life included; null while there is none. */
  heard: number | null;
  sent: number;
  received: number;
  packets: Traffic;
  /** What the other end said of what we sent. */
  remotePackets: Traffic;
  /** Milliseconds, of the sound. */
  jitter: number | null;
  freezes: number;
  streams: Partial<Record<MediaSource, SentCounters>>;
}

export interface Traffic {
  /** Arrived (received) or sent (remote). */
  passed: number;
  lost: number;
}

export interface SentCounters {
  bytes: number;
  frames: number;
  /** Bit/s that the encoder aims at; null where the browser does not tell. */
  target: number | null;
  /** What limits the encoder; null where the browser does not tell. */
  reason: 'none' | 'cpu' | 'bandwidth' | 'other' | null;
  /** Pictures per second that come from the camera; null where unknown. */
  source: number | null;
}

/** Reads a report of Chromium, Firefox or Safari. */
export function countersOf(report: Iterable<readonly [string, unknown]>, sources: readonly SentSource[]): PathCounters {
  const entries = new Map<string, StatsEntry>();
  // Each dictionary of a report is one of the W3C's; what a browser leaves out is undefined.
  for (const [id, entry] of report) entries.set(id, entry as StatsEntry);
  const all = [...entries.values()];
  const of = (type: string) => all.filter((entry) => entry.type === type);
  const pair = selectedPair(all, entries);
  const inbound = of('inbound-rtp');
  const outbound = of('outbound-rtp');
  const remote = of('remote-inbound-rtp');
  const jitters = inbound.filter((entry) => entry.kind === 'audio').map((entry) => entry.jitter ?? 0);
  return {
    at: Math.max(0, ...all.map((entry) => entry.timestamp)),
    rtt: milliseconds(pair?.currentRoundTripTime ?? most(remote.map((entry) => entry.roundTripTime))),
    available: pair?.availableOutgoingBitrate ?? null,
    relay: entries.get(pair?.localCandidateId ?? '')?.candidateType === 'relay',
    heard: pair?.bytesReceived ?? null,
    sent: sum(outbound, 'bytesSent'),
    received: sum(inbound, 'bytesReceived'),
    packets: { passed: sum(inbound, 'packetsReceived'), lost: sum(inbound, 'packetsLost') },
    remotePackets: { passed: sum(outbound, 'packetsSent'), lost: sum(remote, 'packetsLost') },
    jitter: milliseconds(most(jitters)),
    freezes: sum(inbound, 'freezeCount'),
    streams: Object.fromEntries(
      sources.flatMap(({ source, mid, trackId }) => {
        const stream = mid === null ? undefined : outbound.find((entry) => entry.mid === mid);
        if (stream === undefined) return [];
        const origin = of('media-source').find((entry) => trackId !== null && entry.trackIdentifier === trackId);
        return [[source, sentCounters(stream, origin)]];
      }),
    ),
  };
}

const sentCounters = (stream: StatsEntry, origin: StatsEntry | undefined): SentCounters => ({
  bytes: stream.bytesSent ?? 0,
  frames: stream.framesEncoded ?? 0,
  target: stream.targetBitrate ?? null,
  reason: stream.qualityLimitationReason ?? null,
  source: origin?.framesPerSecond ?? null,
});

/** The way in use: named by the transport, or marked on the pair itself (Firefox marks both, Safari one of them). */
function selectedPair(all: readonly StatsEntry[], entries: ReadonlyMap<string, StatsEntry>): StatsEntry | undefined {
  const named = all.find((entry) => entry.type === 'transport')?.selectedCandidatePairId;
  const pairs = all.filter((entry) => entry.type === 'candidate-pair');
  return (
    entries.get(named ?? '') ??
    pairs.find((entry) => entry.selected) ??
    pairs.find((entry) => entry.nominated && entry.state === 'succeeded')
  );
}

type Counted = 'bytesSent' | 'bytesReceived' | 'packetsSent' | 'packetsReceived' | 'packetsLost' | 'freezeCount';
const sum = (entries: readonly StatsEntry[], field: Counted): number =>
  entries.reduce((total, entry) => total + (entry[field] ?? 0), 0);

function most(values: readonly (number | undefined)[]): number | null {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? null : Math.max(...known);
}

const milliseconds = (seconds: number | null | undefined): number | null =>
  seconds === null || seconds === undefined ? null : Math.round(seconds * 1000);
