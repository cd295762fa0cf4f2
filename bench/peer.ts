import {
  type Acknowledgement,
  EVENT_MESSAGES,
  PROTOCOL_VERSION,
  type RoomEvent,
  type WebrtcJoined,
} from '@parley/contract/realtime';
import { io, type Socket } from 'socket.io-client';

const EVENT_NAMES: ReadonlySet<string> = new Set(Object.values(EVENT_MESSAGES));
const PATIENCE = 20_000;
let operations = 0;

/** One person's connection to a room without a browser: it keeps the numbers of the events that it saw, as they came. */
export class Peer {
  readonly #url: string;
  #socket: Socket | null = null;
  #answered = false;
  #place = { epoch: 0, seq: 0, ticket: '' };
  /** `seq` of every event after the join, in the order of arrival. */
  readonly seen: number[] = [];
  /** `seq` at the join. */
  from = 0;
  /** Times that a resume was answered with a whole snapshot, whose events are not seen one by one. */
  snapshots = 0;

  constructor(url: string) {
    this.#url = url;
  }

  get seq(): number {
    return this.#place.seq;
  }

  /** Comes in by the link as a guest and joins. */
  async enter(joinCode: string, name: string): Promise<void> {
    const answer = await fetch(`${this.#url}/api/join/${joinCode}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
    const { room } = (await answer.json()) as { room: { token: string } | null };
    if (room === null) throw new Error('no room');
    await this.#connect({ protocol: PROTOCOL_VERSION, token: room.token });
    const joined = this.#answer();
    await this.#send('webrtc_join_room', { media: { audio: true, video: true, screen: false } });
    await joined;
    this.from = this.seq;
  }

  say(message: string): Promise<void> {
    return this.#send('webrtc_chat_message', { message });
  }

  /** Breaks the connection without a word. */
  cut(): void {
    this.#socket?.io.engine.close();
    this.#socket = null;
  }

  /** Goes on as the same peer; tries until the server is there. */
  async resume(): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      try {
        await this.#connect({ protocol: PROTOCOL_VERSION, ...this.#place });
        await this.#answer();
        return;
      } catch (error) {
        this.cut();
        if (Date.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  close(): void {
    this.#socket?.disconnect();
  }

  async #connect(auth: Record<string, unknown>): Promise<void> {
    const socket = io(this.#url, {
      auth,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: 5000,
    });
    this.#socket = socket;
    socket.onAny((name: string, message: unknown) => {
      if (name === 'webrtc_joined') this.#joined(message as WebrtcJoined);
      else if (EVENT_NAMES.has(name)) this.#saw(message as RoomEvent);
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
      // The answer to a ticket may come with the connection itself.
      socket.once('webrtc_joined', () => resolve());
    });
  }

  #joined(message: WebrtcJoined): void {
    if (message.mode === 'tail') for (const event of message.events) this.#saw(event);
    else if (this.from > 0) this.snapshots += 1;
    this.#place = { epoch: message.epoch, seq: message.seq, ticket: message.ticket };
    this.#answered = true;
  }

  #saw({ epoch, seq }: RoomEvent): void {
    this.seen.push(seq);
    if (seq > this.#place.seq) this.#place = { ...this.#place, epoch, seq };
  }

  /** Waits for the answer to joining or resuming. */
  async #answer(): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    while (!this.#answered) {
      if (this.#socket?.connected === false) throw new Error('closed before it was answered');
      if (Date.now() > deadline) throw new Error('not answered');
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    this.#answered = false;
  }

  async #send(name: string, message: Record<string, unknown>): Promise<void> {
    const op_id = `bench-${process.pid}-${(operations += 1)}`;
    const answer = (await this.#socket?.timeout(PATIENCE).emitWithAck(name, { op_id, ...message })) as Acknowledgement;
    if (!answer.ok) throw new Error(`${name}: ${answer.code} ${answer.error}`);
  }
}
