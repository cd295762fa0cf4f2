import type { ChatEntry } from '@parley/client';
import { useCallback } from 'react';
import { useRoom } from './room-context.tsx';
import { useSlice } from './use-slice.ts';

export interface Chat {
  /** What was said, oldest first; the own words are in it at once, with their `status`. */
  entries: readonly ChatEntry[];
  /** False when the room has older ones than these. */
  complete: boolean;
  /** Whether this person may write. */
  canSend: boolean;
  /** Says something. @throws ParleyError when it is too long. */
  send: (text: string) => void;
}

/**
 * The chat of the room.
 *
 * @example
 * const { entries, send } = useChat();
 * return (
 *   <form action={(data) => send(String(data.get('text')))}>
 *     {entries.map(({ key, name, text }) => <p key={key}>{name}: {text}</p>)}
 *     <input name="text" aria-label="Message" />
 *   </form>
 * );
 */
export function useChat(): Chat {
  const room = useRoom();
  const { entries, complete } = useSlice(room.chat);
  const self = useSlice(room.self);
  const conference = useSlice(room.conference);
  const canSend = conference?.chat !== false && self?.capabilities.canChat !== false;
  const send = useCallback((text: string) => room.sendChat(text), [room]);
  return { entries, complete, canSend, send };
}
