import type { ParleyError } from '@parley/contract/errors';
import type { LinkState } from '../signaling/connection.ts';
import { isFinal } from '../signaling/refusal.ts';
import type { ConnectionState, RoomEvents } from './room-view.ts';

type EndReason = RoomEvents['ended'][0];

/** What the state of the link means to a person; `entered` once this participant was in the room. */
export function connectionView(link: Exclude<LinkState, { name: 'idle' }>, entered: boolean): ConnectionState {
  switch (link.name) {
    case 'open':
      return { status: 'connected' };
    case 'opening':
    case 'waiting': {
      if (!entered) return { status: 'connecting' };
      const { attempt, since } = link.loss;
      return { status: 'reconnecting', attempt, since, nextAttemptAt: link.name === 'waiting' ? link.at : null };
    }
    case 'over':
      return overView(link.error);
    default:
      return link satisfies never;
  }
}

function overView(error: ParleyError): ConnectionState {
  if (error.code === 'TAKEN_OVER') return { status: 'taken_over' };
  if (error.code === 'CONFERENCE_ENDED') return { status: 'ended', reason: endReason(error.details.reason) };
  return { status: 'failed', error, canRetry: !isFinal(error) };
}

const endReason = (reason: unknown): EndReason => (reason === 'host' || reason === 'deleted' ? reason : 'over');
