import type { RosterEntry } from '@parley/contract/realtime';
import type { PathNews } from '../peer/pair-event.ts';
import type { RemoteParticipant } from './room-view.ts';

const NO_NEWS: PathNews = { path: 'connecting', cause: null };

/** Entries of the roster as pages see them; the same object as long as nothing about a person changed. */
export class ParticipantViews {
  readonly #views = new WeakMap<RosterEntry, RemoteParticipant>();
  readonly #paths = new Map<string, PathNews>();

  of(entry: RosterEntry): RemoteParticipant {
    const news = this.#paths.get(entry.participant_id) ?? NO_NEWS;
    const known = this.#views.get(entry);
    if (known?.path === news.path && known.pathCause === news.cause) return known;
    const view = participantView(entry, news);
    this.#views.set(entry, view);
    return view;
  }

  setPath(participantId: string, news: PathNews): void {
    this.#paths.set(participantId, news);
  }

  forget(participantId: string): void {
    this.#paths.delete(participantId);
  }
}

const participantView = (entry: RosterEntry, { path, cause }: PathNews): RemoteParticipant => ({
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
  pathCause: cause,
});
