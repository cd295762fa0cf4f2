import type { ParticipantUpdate, RoomEvent, RosterEntry, WebrtcJoined } from '@parley/contract/realtime';

/** What this client knows of a room: the log applied so far, and the last values of everyone in it. */
export interface RoomLog {
  roomId: string;
  /** Place of the last event that was applied. */
  epoch: number;
  seq: number;
  /** Everyone, this participant too, in order of joining. */
  roster: readonly RosterEntry[];
}

export type Applied = { kind: 'applied'; log: RoomLog } | { kind: 'seen_before' } | { kind: 'gap' };

export const logOf = (joined: WebrtcJoined): RoomLog => ({
  roomId: joined.room_id,
  epoch: joined.epoch,
  seq: joined.seq,
  roster: inOrder(joined.participants),
});

/** Takes the next event of the log; one that does not follow the last is told apart (R2). */
export function applyEvent(log: RoomLog, event: RoomEvent): Applied {
  if (event.epoch < log.epoch || (event.epoch === log.epoch && event.seq <= log.seq)) return { kind: 'seen_before' };
  if (event.seq !== log.seq + 1) return { kind: 'gap' };
  const roster = rosterAfter(log.roster, event);
  return { kind: 'applied', log: { ...log, epoch: event.epoch, seq: event.seq, roster } };
}

/** Takes last values of a peer, unless newer ones are known (R9). */
export function applyUpdate(log: RoomLog, update: ParticipantUpdate): RoomLog {
  const newer = (entry: RosterEntry) => entry.peer_id === update.peer_id && entry.rev < update.rev;
  if (!log.roster.some(newer)) return log;
  const { name, role, connection, media, rev } = update;
  return {
    ...log,
    roster: log.roster.map((entry) => (newer(entry) ? { ...entry, name, role, connection, media, rev } : entry)),
  };
}

function rosterAfter(roster: readonly RosterEntry[], event: RoomEvent): readonly RosterEntry[] {
  switch (event.type) {
    case 'participant_joined': {
      const others = roster.filter((entry) => entry.participant_id !== event.participant.participant_id);
      return inOrder([...others, event.participant]);
    }
    case 'participant_left':
      return roster.filter((entry) => entry.peer_id !== event.peer_id);
    case 'hand_raised':
      return withHand(roster, event.participant_id, event.at);
    case 'hand_lowered':
      return withHand(roster, event.participant_id, null);
    // What a peer sends are last values, which come right after.
    case 'share_started':
    case 'share_ended':
    case 'chat_message':
    case 'room_ended':
      break;
  }
  return roster;
}

const withHand = (roster: readonly RosterEntry[], participantId: string, at: string | null): readonly RosterEntry[] =>
  roster.map((entry) => (entry.participant_id === participantId ? { ...entry, hand_raised_at: at } : entry));

const inOrder = (roster: readonly RosterEntry[]): readonly RosterEntry[] =>
  [...roster].sort((a, b) => Date.parse(a.joined_at) - Date.parse(b.joined_at));
