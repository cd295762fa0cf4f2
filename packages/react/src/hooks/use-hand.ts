import { useCallback } from 'react';
import { useRoom } from './room-context.tsx';
import { useSlice } from './use-slice.ts';

export interface Hand {
  raised: boolean;
  /** @throws ParleyError when the server refuses, or when the room was left before it was told. */
  raise: (up: boolean) => Promise<void>;
}

/**
 * The own hand.
 *
 * @example
 * const { raised, raise } = useHand();
 * return <button aria-pressed={raised} onClick={() => void raise(!raised)}>Hand</button>;
 */
export function useHand(): Hand {
  const room = useRoom();
  const raised = (useSlice(room.self)?.handRaisedAt ?? null) !== null;
  const raise = useCallback((up: boolean) => room.raiseHand(up), [room]);
  return { raised, raise };
}
