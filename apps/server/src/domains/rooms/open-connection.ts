import type { Id, ParleyError } from '@parley/contract';
import type { RoomCapabilities } from '@parley/contract/realtime';
import type { RealtimeSocket } from '../../platform/realtime/sockets.ts';

/** How far a connection has come. */
export type Standing =
  /** Let in to the server, not yet in the room. */
  | { is: 'arriving' }
  /** `settled` resolves when it is in the room or was refused. */
  | { is: 'joining'; settled: Promise<void> }
  | { is: 'here'; capabilities: RoomCapabilities }
  /** It left, was replaced or sent out: nothing that it says counts. */
  | { is: 'gone' };

/** One connection of one participant, as its room keeps it. */
export interface OpenConnection {
  readonly socket: RealtimeSocket;
  readonly participantId: Id<'participant'>;
  readonly peerId: Id<'peer'>;
  /** The signed-in session behind it, whose end closes it. */
  readonly sessionId: Id<'session'> | null;
  readonly address: string;
  standing: Standing;
  /** Milliseconds since 1970. */
  lastHeardAt: number;
}

/** Tells why, and closes. What was sent before still arrives. */
export function sendAway({ socket }: OpenConnection, reason: ParleyError | null): void {
  if (reason !== null) socket.emit('webrtc_error', reason.toBody());
  socket.disconnect(true);
}
