import { WritableSlice } from '../slice.ts';
import type { ConnectionQuality, SendingView } from '../quality/quality-view.ts';
import { emptyChat } from './chat-log.ts';
import type {
  ChatView,
  ConferenceView,
  ConnectionState,
  RemoteMedia,
  RemoteParticipant,
  RoomView,
  SelfView,
} from './room-view.ts';

/** Until somebody is there to send to. */
const SENT_IN_FULL: SendingView = { height: 720, frameRate: 30, limitedBy: null, video: 'sent' };

/** The observable state of a room, as its owner sets it. */
export class RoomSlices implements Omit<RoomView, 'playback'> {
  readonly connection = new WritableSlice<ConnectionState>({ status: 'idle' });
  readonly conference = new WritableSlice<ConferenceView | null>(null);
  readonly self = new WritableSlice<SelfView | null>(null);
  readonly participants = new WritableSlice<readonly RemoteParticipant[]>([]);
  readonly media = new WritableSlice<ReadonlyMap<string, RemoteMedia>>(new Map());
  readonly quality = new WritableSlice<ReadonlyMap<string, ConnectionQuality>>(new Map());
  readonly sending = new WritableSlice<SendingView>(SENT_IN_FULL);
  readonly chat = new WritableSlice<ChatView>(emptyChat);
  readonly speaker = new WritableSlice<string | null>(null);

  /** As before the first joining, but for the connection. */
  clear(): void {
    this.conference.set(null);
    this.self.set(null);
    this.participants.set([]);
    this.media.set(new Map());
    this.quality.set(new Map());
    this.sending.set(SENT_IN_FULL);
    this.chat.set(emptyChat);
    this.speaker.set(null);
  }
}
