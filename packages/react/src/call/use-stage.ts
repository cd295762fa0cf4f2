import type { RemoteParticipant, Room } from '@parley/client';
import { useMemo, useState } from 'react';
import type { Size } from '../hooks/use-size.ts';
import { useSlice } from '../hooks/use-slice.ts';
import { arrange, type Arrangement, type Shared } from './arrangement.ts';
import type { CallView } from './call-view.ts';
import { keepOrder, spotlight } from './stage-order.ts';

/** Who is on the stage, in the order of their places, and where. */
export interface StageState {
  people: readonly RemoteParticipant[];
  places: Arrangement;
  /** Who is pinned and there. */
  pinned: string | null;
  setPage: (page: number) => void;
}

/** Follows who comes, goes and speaks, and what the viewer chose. */
export function useStage(room: Room, view: CallView, size: Size, shared: Shared): StageState {
  const participants = useSlice(room.participants);
  const speaker = useSlice(room.speaker);
  const { layout, self, corner } = useSlice(view.choices);
  const wanted = useSlice(view.pinned);
  const [page, setPage] = useState(0);
  const [order, setOrder] = useState<readonly string[]>([]);
  const [lit, setLit] = useState<string | null>(null);

  const present = participants.map(({ id }) => id);
  const { count, shape } = shared;
  const pinned = wanted !== null && present.includes(wanted) ? wanted : null;
  const large = pinned ?? (layout === 'speaker' && count === 0 ? lit : null);
  const at = large === null ? null : order.indexOf(large);
  const places = useMemo(
    () => arrange(size, { others: order.length, shared: { count, shape }, large: at, self, corner, page }),
    [size, order.length, count, shape, at, self, corner, page],
  );

  const nextOrder = keepOrder(order, present, speaker, large === null && count === 0 ? places.perPage : present.length);
  if (nextOrder !== order) setOrder(nextOrder);
  const nextLit = spotlight(lit, present, speaker);
  if (nextLit !== lit) setLit(nextLit);
  const byId = new Map(participants.map((one) => [one.id, one]));
  return { people: order.flatMap((id) => byId.get(id) ?? []), places, pinned, setPage };
}
