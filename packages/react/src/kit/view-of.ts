import type { Room } from '@parley/client';
import { type CallView, createCallView } from '../call/call-view.ts';

const views = new WeakMap<Room, CallView>();

/** How this person looks at a room, one for all parts of it: who is pinned in the list is large on the stage. */
export function viewOf(room: Room): CallView {
  const known = views.get(room) ?? createCallView();
  views.set(room, known);
  return known;
}
