import type { RemoteMedia, RemoteParticipant } from '@parley/client';
import { useState } from 'react';
import { enlargeShare, followShares, type ShareOrder } from './share-order.ts';

/** A screen on the stage. */
export interface Share {
  participant: RemoteParticipant;
  media: RemoteMedia;
}

/** What others share, the large one first. */
export function useShares(
  participants: readonly RemoteParticipant[],
  streams: ReadonlyMap<string, RemoteMedia>,
): { shares: readonly Share[]; enlarge: (participantId: string) => void } {
  const [order, setOrder] = useState<ShareOrder>([]);
  const found = new Map<string, Share>();
  for (const participant of participants) {
    const media = streams.get(participant.id);
    if (participant.screen && media !== undefined) found.set(participant.id, { participant, media });
  }
  const current = followShares(order, [...found.keys()]);
  if (current !== order) setOrder(current);
  return {
    shares: current.flatMap((id) => found.get(id) ?? []),
    enlarge: (id) => setOrder((before) => enlargeShare(before, id)),
  };
}
