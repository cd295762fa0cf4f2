import type { MediaSource } from '../media/media-source.ts';
import type { MediaPath } from '../peer/media-path.ts';

/** The fields of the statistics that are read, of all dictionaries together (W3C webrtc-stats). Every browser leaves some out. */
export interface StatsEntry {
  id: string;
  type: string;
  /** Milliseconds. */
  timestamp: number;
  kind?: 'audio' | 'video';
  mid?: string;
  localId?: string;
  selectedCandidatePairId?: string;
  selected?: boolean;
  nominated?: boolean;
  state?: string;
  localCandidateId?: string;
  candidateType?: string;
  trackIdentifier?: string;
  bytesSent?: number;
  bytesReceived?: number;
  packetsSent?: number;
  packetsReceived?: number;
  packetsLost?: number;
  /** Seconds. */
  roundTripTime?: number;
  currentRoundTripTime?: number;
  jitter?: number;
  availableOutgoingBitrate?: number;
  targetBitrate?: number;
  framesEncoded?: number;
  framesPerSecond?: number;
  freezeCount?: number;
  qualityLimitationReason?: 'none' | 'cpu' | 'bandwidth' | 'other';
}

/** Which stream of a report is which: its section of the description, and the track that is sent on it. */
export interface SentSource {
  source: MediaSource;
  mid: string | null;
  trackId: string | null;
}

export function sourcesOf({ connection, senders }: MediaPath): SentSource[] {
  const mids = new Map(connection.getTransceivers().map(({ sender, mid }) => [sender, mid]));
  return Object.entries(senders).map(([source, sender]) => ({
    source: source as MediaSource,
    mid: mids.get(sender) ?? null,
    trackId: sender.track?.id ?? null,
  }));
}
