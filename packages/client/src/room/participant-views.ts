import type { RosterEntry } from '@parley/contract/realtime';
import type { RemoteParticipant } from './room-view.ts';

type Path = RemoteParticipant['path'];

/** Entries of the roster as pages see them; the same object as long as nothing about a person changed. */
export class ParticipantViews {
  readonly #views = new WeakMap<RosterEntry, RemoteParticipant>();
  readonly #paths = new Map<string, Path>();

  of(entry: RosterEntry): RemoteParticipant {
    const path = this.#paths.get(entry.participant_id) ?? 'connecting';
    const known = this.#views.get(entry);
    if (known?.path === path) return known;
    const view = participantView(entry, path);
    this.#views.set(entry, view);
    return view;
  }

  setPath(participantId: string, path: Path): void {
    this.#paths.set(participantId, path);
  }

  forget(participantId: string): void {
    this.#paths.delete(participantId);
  }
}

const participantView = (entry: RosterEntry, path: Path): RemoteParticipant => ({
  id: entry.participant_id,
  peerId: entry.peer_id,
  kind: entry.kind,
  name: entry.name,
  avatarUrl: entry.avatar_url,
  role: entry.role,
  joinedAt: entry.joined_at,
  connection: entry.connection,
  audio: entry.media.audio,
  video: entry.media.video,
  screen: entry.media.screen,
  handRaisedAt: entry.hand_raised_at,
  path,
});
