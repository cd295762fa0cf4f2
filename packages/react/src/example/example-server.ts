import type { RoomOptions } from '@parley/client';
import { exampleId, type ExamplePerson, type ExampleWords } from './example-people.ts';

type CreateSocket = NonNullable<RoomOptions['createSocket']>;
type Listener = Parameters<CreateSocket>[2];

export interface ExampleMeeting {
  title: string;
  people: readonly ExamplePerson[];
  self: Pick<ExamplePerson, 'name' | 'role' | 'hand'>;
  chat: readonly ExampleWords[];
  /** Minutes that are left of it. */
  minutesLeft: number;
}

const ROOM = exampleId('room', 0);
const MINUTE = 60_000;

/** A server that is played in the page: it lets in, takes what is said and tells it back, and knows nothing else. */
export class ExampleServer {
  readonly #meeting: ExampleMeeting;
  readonly #began = Date.now();
  #listener: Listener | null = null;
  #seq = 1;
  #messages = 0;
  #lost = false;

  constructor(meeting: ExampleMeeting) {
    this.#meeting = meeting;
  }

  readonly createSocket: CreateSocket = (_url, _handshake, listener) => {
    this.#listener = listener;
    queueMicrotask(() => {
      if (this.#lost) return listener.closed(null);
      listener.opened();
      // Who shows the handshake has asked to join with it.
      listener.received('webrtc_joined', this.#joined());
    });
    return {
      send: async (name, message) => {
        queueMicrotask(() => this.#answer(name, { ...message }));
        return { ok: true };
      },
      close: () => {
        this.#listener = null;
      },
    };
  };

  /** The connection breaks, and none can be made until the page is loaded again. */
  lose(): void {
    this.#lost = true;
    this.#listener?.closed(null);
    this.#listener = null;
  }

  /** Somebody says something. */
  say(who: number, text: string): void {
    this.#tell('webrtc_chat_message', { type: 'chat_message', message: this.#words({ who, text, minutesAgo: 0 }) });
  }

  /** Somebody raises the hand, or takes it down. */
  raiseHand(who: number, up: boolean): void {
    this.#tell('webrtc_event', { type: up ? 'hand_raised' : 'hand_lowered', ...of(who) });
  }

  /** Somebody goes. */
  leave(who: number): void {
    const last_seen_at = this.#at(0);
    this.#tell('webrtc_participant_left', { type: 'participant_left', ...of(who), reason: 'left', last_seen_at });
  }

  #answer(name: string, message: Record<string, unknown>): void {
    if (name === 'webrtc_chat_message') this.say(-1, String(message['message']));
    if (name === 'webrtc_raise_hand') this.raiseHand(-1, message['raised'] === true);
  }

  /** An event at its place in the room's log. */
  #tell(name: string, event: Record<string, unknown>): void {
    this.#seq += 1;
    this.#listener?.received(name, { room_id: ROOM, epoch: 1, seq: this.#seq, at: this.#at(0), ...event });
  }

  #joined() {
    const { people, self, chat, title, minutesLeft } = this.#meeting;
    return {
      mode: 'snapshot',
      room_id: ROOM,
      epoch: 1,
      seq: 1,
      at: this.#at(0),
      self: {
        ...of(-1),
        capabilities: { can_chat: true, can_share: true, can_end: self.role === 'host' },
        muted_on_entry: false,
      },
      ticket: 'ticket-of-an-example',
      participants: [this.#entry(self, -1), ...people.map((person, who) => this.#entry(person, who))],
      engine: { kind: 'mesh', generation: 1 },
      ice_servers: [],
      ice_expires_at: null,
      conference: {
        id: exampleId('conf', 0),
        title,
        ends_at: this.#at(minutesLeft),
        chat: true,
        max_participants: 50,
      },
      chat: chat.map((words) => this.#words(words)),
      chat_complete: true,
    };
  }

  #entry(person: ExamplePerson, who: number) {
    const { name, role = 'participant', camera = true, microphone = true, hand = false, shares, connection } = person;
    return {
      ...of(who),
      kind: 'user',
      name,
      avatar_url: null,
      role,
      joined_at: this.#at(who - 60),
      connection: connection === 'reconnecting' ? 'reconnecting' : 'connected',
      media: { audio: microphone, video: camera, screen: shares !== undefined },
      hand_raised_at: hand ? this.#at(who - 30) : null,
      rev: 1,
    };
  }

  #words({ who, text, minutesAgo = 5 }: ExampleWords) {
    const { people, self } = this.#meeting;
    this.#messages += 1;
    const name = (who < 0 ? self : people[who])?.name ?? '';
    return {
      id: exampleId('msg', this.#messages),
      participant_id: of(who).participant_id,
      name,
      text,
      at: this.#at(-minutesAgo),
    };
  }

  /** So many minutes after the example began. */
  #at(minutes: number): string {
    return new Date(this.#began + minutes * MINUTE).toISOString();
  }
}

const of = (who: number) => ({ participant_id: exampleId('prt', who), peer_id: exampleId('peer', who) });
