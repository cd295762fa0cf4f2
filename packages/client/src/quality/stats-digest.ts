import type { MediaSource } from '../media/media-source.ts';
import type { PathCounters, SentCounters, Traffic } from './stats-counters.ts';

/** What happened on a path between two reports. */
export interface PathDigest {
  /** Milliseconds there and back; null where not measured. */
  rtt: number | null;
  /** Bit/s that the browser believes it can send; null where it does not tell. */
  available: number | null;
  /** The belief grew since the report before: the browser is still finding out. */
  growing: boolean;
  relay: boolean;
  /** Something was heard of the other end. */
  alive: boolean;
  /** Bit/s. */
  sent: number;
  received: number;
  /** Share of the packets, 0 to 1; null where too few went to tell. */
  lossIn: number | null;
  lossOut: number | null;
  /** Milliseconds, of the sound. */
  jitter: number | null;
  freezes: number;
  streams: Partial<Record<MediaSource, SentDigest>>;
}

export interface SentDigest {
  /** Bit/s. */
  bitrate: number;
  /** Pictures per second. */
  frameRate: number;
  target: number | null;
  reason: SentCounters['reason'];
  source: number | null;
}

/** One packet of silence lost among ten says nothing. */
const PACKETS_TO_JUDGE = 20;
const GROWING = 1.05;

/** Null when the reports are of the same moment. */
export function digest(before: PathCounters, now: PathCounters): PathDigest | null {
  const seconds = (now.at - before.at) / 1000;
  if (seconds <= 0) return null;
  // Counters begin again where a browser makes its streams anew (Firefox does so at a change of codec).
  const grown = (a: number, b: number) => Math.max(0, b - a);
  const rate = (a: number, b: number) => Math.round((grown(a, b) * 8) / seconds);
  const streams: PathDigest['streams'] = {};
  for (const [source, stream] of Object.entries(now.streams) as [MediaSource, SentCounters][]) {
    const earlier = before.streams[source];
    streams[source] = {
      bitrate: rate(earlier?.bytes ?? 0, stream.bytes),
      frameRate: grown(earlier?.frames ?? 0, stream.frames) / seconds,
      target: stream.target,
      reason: stream.reason,
      source: stream.source,
    };
  }
  return {
    rtt: now.rtt,
    available: now.available,
    growing: before.available !== null && now.available !== null && now.available > before.available * GROWING,
    relay: now.relay,
    alive: now.heard !== null && now.heard !== before.heard,
    sent: rate(before.sent, now.sent),
    received: rate(before.received, now.received),
    lossIn: lossOf(before.packets, now.packets, true),
    lossOut: lossOf(before.remotePackets, now.remotePackets, false),
    jitter: now.jitter,
    freezes: grown(before.freezes, now.freezes),
    streams,
  };
}

/** `passed` counts those that arrived, or all that were sent. */
function lossOf(before: Traffic, now: Traffic, arrived: boolean): number | null {
  const lost = Math.max(0, now.lost - before.lost);
  const passed = Math.max(0, now.passed - before.passed);
  const all = arrived ? passed + lost : passed;
  return all < PACKETS_TO_JUDGE ? null : Math.min(1, lost / all);
}
