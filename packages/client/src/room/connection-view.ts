import type { ParleyError } from '@parley/contract/errors';
import type { LinkState } from '../signaling/link-state.ts';
import { isFinal } from '../signaling/refusal.ts';
import type { ConnectionState, RoomEvents } from './room-view.ts';

type EndReason = RoomEvents['ended'][0];

/** What it means to a person that there is no connection at the moment; `entered` once this participant was in the room. */
export function linkView(link: LinkState & { name: 'opening' | 'waiting' }, entered: boolean): ConnectionState {
  if (!entered) return { status: 'connecting' };
  const { attempt, since } = link.loss;
  return { status: 'reconnecting', attempt, since, nextAttemptAt: link.name === 'waiting' ? link.at : null };
}

/** What it means that there will be none. */
export function overView(error: ParleyError): ConnectionState {
  if (error.code === 'TAKEN_OVER') return { status: 'taken_over' };
  if (error.code === 'CONFERENCE_ENDED') return { status: 'ended', reason: endReason(error.details.reason) };
  return { status: 'failed', error, canRetry: !isFinal(error) };
}

const endReason = (reason: unknown): EndReason => (reason === 'host' || reason === 'deleted' ? reason : 'over');
