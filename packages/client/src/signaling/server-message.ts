import { SERVER_MESSAGES, type ServerMessage, type ServerMessageName } from '@parley/contract/realtime';
import type { Log } from '../log.ts';

export type AnyServerMessage = { [N in ServerMessageName]: { name: N; message: ServerMessage<N> } }[ServerMessageName];

/** What is about the room, not about the connection. */
export type RoomMessage = Exclude<AnyServerMessage, { name: 'webrtc_joined' | 'webrtc_error' | 'webrtc_reconnect' }>;

/** A message of the server as the contract describes it; null for one that does not fit, which is logged. */
export function readServerMessage(name: string, payload: unknown, log: Log): AnyServerMessage | null {
  if (!Object.hasOwn(SERVER_MESSAGES, name)) {
    log.debug('A message of a kind that this version does not know', { name });
    return null;
  }
  const result = SERVER_MESSAGES[name as ServerMessageName].safeParse(payload);
  // A newer server may add fields; what this version knows is checked all the same.
  if (result.success || result.error.issues.every((issue) => issue.code === 'unrecognized_keys')) {
    return { name, message: payload } as AnyServerMessage;
  }
  log.warn('A message of the server does not fit the contract', { name, issues: result.error.issues });
  return null;
}
