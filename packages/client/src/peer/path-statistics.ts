/** The members of statistics that are read here; browsers differ in which there are. */
interface PathStatistic {
  id: string;
  type: string;
  selectedCandidatePairId?: string;
  selected?: boolean;
  nominated?: boolean;
  state?: string;
  bytesReceived?: number;
  localCandidateId?: string;
  framesDecoded?: number;
}

/** The candidate pair that carries the media. */
export interface SelectedPair {
  /** Bytes so far. */
  received: number;
  /** Whether its local end is still there: it goes with its network interface. */
  hasLocal: boolean;
}

/** Null where no pair is selected. */
export function selectedPair(report: Iterable<[string, PathStatistic]>): SelectedPair | null {
  const all = new Map(report);
  const statistics = [...all.values()];
  const chosen = statistics.find(
    ({ type, selectedCandidatePairId }) => type === 'transport' && selectedCandidatePairId,
  );
  const pair =
    all.get(chosen?.selectedCandidatePairId ?? '') ??
    // Firefox names the pair on the pair.
    statistics.find(
      ({ type, selected, nominated, state }) =>
        type === 'candidate-pair' && (selected ?? (nominated === true && state === 'succeeded')),
    );
  return pair === undefined
    ? null
    : { received: pair.bytesReceived ?? 0, hasLocal: all.has(pair.localCandidateId ?? '') && pair.state !== 'failed' };
}

/** Whether a picture was decoded on this connection. */
export async function hasPicture(connection: RTCPeerConnection): Promise<boolean> {
  const report: Iterable<[string, PathStatistic]> = await connection.getStats();
  return [...report].some(([, { type, framesDecoded = 0 }]) => type === 'inbound-rtp' && framesDecoded > 0);
}
