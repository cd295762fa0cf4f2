import type { RemoteParticipant, Room } from '@parley/client';
import { useState } from 'react';
import { useSlice } from '../hooks/use-slice.ts';
import type { CallView } from './call-view.ts';
import { spotlight } from './stage-order.ts';

/** The one to be seen where there is room for one: who is pinned, else who speaks or spoke last; null alone. */
export function useSpotlight(room: Room, view: CallView): RemoteParticipant | null {
  const participants = useSlice(room.participants);
  const pinned = useSlice(view.pinned);
  const speaker = useSlice(room.speaker);
  const [before, setBefore] = useState<string | null>(null);
  const lit = spotlight(
    before,
    participants.map(({ id }) => id),
    speaker,
  );
  if (lit !== before) setBefore(lit);
  const wanted = participants.find(({ id }) => id === pinned);
  return wanted ?? participants.find(({ id }) => id === lit) ?? null;
}
