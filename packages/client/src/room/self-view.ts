import type { MediaState, RosterEntry, WebrtcJoined } from '@parley/contract/realtime';
import type { SelfView } from './room-view.ts';

/** The local participant: what the server says of it, and what its own devices are sending (C4). */
export function selfView(self: WebrtcJoined['self'], own: RosterEntry | undefined, sent: MediaState): SelfView {
  const { can_chat, can_share, can_end } = self.capabilities;
  return {
    participantId: self.participant_id,
    peerId: self.peer_id,
    name: own?.name ?? '',
    audio: sent.audio,
    video: sent.video,
    screen: sent.screen,
    handRaisedAt: own?.hand_raised_at ?? null,
    mutedOnEntry: self.muted_on_entry,
    capabilities: { canChat: can_chat, canShare: can_share, canEnd: can_end },
  };
}
