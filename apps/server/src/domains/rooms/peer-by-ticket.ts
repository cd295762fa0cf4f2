import type { PeerCaller } from '../../platform/http/caller.ts';
import type { RoomDirectory } from './room-directory.ts';
import { personByPeer } from './room-state.ts';
import type { Tickets } from './tickets.ts';

/**
 * Who is in a room at this moment by this ticket, which stays as it is; null when nobody is (T2). A ticket of somebody who left,
 * was lost, removed or taken over, or whose meeting has ended, is nobody's.
 */
export async function peerByTicket(
  ticket: string,
  { directory, tickets }: { directory: RoomDirectory; tickets: Tickets },
): Promise<PeerCaller | null> {
  const holder = await tickets.holderOf(ticket);
  const room = holder === null ? undefined : directory.find(holder.roomId);
  if (holder === null || room === undefined || personByPeer(room.state, holder.peerId) === undefined) return null;
  return { kind: 'peer', peerId: holder.peerId };
}
