import { type ErrorBody, ParleyError } from '@parley/contract';
import {
  type Acknowledgement,
  type ClientMessage,
  type ClientMessageName,
  EVENT_MESSAGES,
  PROTOCOL_VERSION,
  type RoomEvent,
  SERVER_MESSAGES,
  type ServerMessage,
  type ServerMessageName,
  type WebrtcJoined,
} from '@parley/contract/realtime';
import { io, type Socket } from 'socket.io-client';
import * as z from 'zod/mini';

type Heard = { [N in ServerMessageName]: { name: N; message: ServerMessage<N> } }[ServerMessageName];

const EVENT_NAMES: ReadonlySet<string> = new Set(Object.values(EVENT_MESSAGES));
const PATIENCE = 15_000;

let operations = 0;
/** A new name for a command. */
export const newOp = (): string => `op-${process.pid}-${(operations += 1)}`;

/** A bare browser: one participant's connection to a room, which checks and writes down everything it hears. */
export class RoomClient {
  readonly #url: string;
  readonly #extraHeaders: Record<string, string>;
  #socket: Socket | null = null;
  /** Everything heard on all connections, in order. */
  readonly heard: Heard[] = [];
  /** The log as this client knows it; starts anew with each snapshot. */
  readonly log: RoomEvent[] = [];
  /** Where a resume goes on. */
  place: { epoch: number; seq: number; ticket: string } | null = null;
  joined: WebrtcJoined | null = null;
  /** Number of the first event that this client had to see one by one. */
  from = 0;
  #waiting: { done: () => boolean; resolve: () => void }[] = [];

  constructor(url: string, extraHeaders: Record<string, string> = {}) {
    this.#url = url;
    this.#extraHeaders = extraHeaders;
  }

  get socket(): Socket {
    if (this.#socket === null) throw new Error('Not connected');
    return this.#socket;
  }

  get peerId() {
    if (this.joined === null) throw new Error('Not in a room');
    return this.joined.self.peer_id;
  }

  get participantId() {
    if (this.joined === null) throw new Error('Not in a room');
    return this.joined.self.participant_id;
  }

  /** Opens a connection. Rejects with the server's refusal as `ParleyError`. */
  async connect(auth: Record<string, unknown>, url = this.#url): Promise<void> {
    const extraHeaders = this.#extraHeaders;
    const socket = io(url, { auth, transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders });
    this.#socket = socket;
    socket.onAny((name: string, message: unknown) => this.#hear(name as ServerMessageName, message));
    socket.on('disconnect', () => this.#wake());
    await new Promise<void>((resolve, reject) => {
      socket.on('connect', resolve);
      socket.on('connect_error', (error: Error & { data?: ErrorBody }) =>
        reject(error.data === undefined ? error : ParleyError.from(error.data)),
      );
    });
  }

  open(token: string): Promise<void> {
    return this.connect({ protocol: PROTOCOL_VERSION, token });
  }

  /** Opens a connection with a token and joins. */
  async join(token: string, message: Partial<ClientMessage<'webrtc_join_room'>> = {}): Promise<WebrtcJoined> {
    await this.open(token);
    return this.joinAgain(message);
  }

  async joinAgain(message: Partial<ClientMessage<'webrtc_join_room'>> = {}): Promise<WebrtcJoined> {
    const media = { audio: true, video: true, screen: false };
    await this.send('webrtc_join_room', { op_id: newOp(), media, ...message });
    if (this.joined === null) throw new Error('Acknowledged before webrtc_joined');
    return this.joined;
  }

  /** Goes on as the same peer after a cut. */
  async resume(place = this.place, url = this.#url): Promise<WebrtcJoined> {
    if (place === null) throw new Error('Nothing to go on from');
    const before = this.heard.length;
    await this.connect({ protocol: PROTOCOL_VERSION, ...place }, url);
    const answer = () =>
      this.heard.slice(before).find(({ name }) => name === 'webrtc_joined' || name === 'webrtc_error');
    await this.until(() => answer() !== undefined || !this.socket.connected);
    const first = answer();
    if (first?.name === 'webrtc_error') throw ParleyError.from(first.message);
    if (first?.name !== 'webrtc_joined') throw new Error('Closed before webrtc_joined');
    return first.message;
  }

  /** Breaks the connection off without a word. */
  cut(): void {
    this.socket.io.engine.close();
  }

  close(): void {
    this.#socket?.disconnect();
  }

  /** Sends and waits for the acknowledgement. Rejects with a negative one as `ParleyError`. */
  async send<N extends ClientMessageName>(name: N, message: ClientMessage<N>): Promise<void> {
    const answer = await this.sendRaw(name, message);
    if (!answer.ok) throw ParleyError.from(answer);
  }

  async sendRaw(name: string, message: unknown): Promise<Acknowledgement> {
    return (await this.socket.timeout(PATIENCE).emitWithAck(name, message)) as Acknowledgement;
  }

  say(text: string, op_id = newOp()): Promise<void> {
    return this.send('webrtc_chat_message', { op_id, message: text });
  }

  all<N extends ServerMessageName>(name: N): ServerMessage<N>[] {
    return this.heard.filter((one) => one.name === name).map((one) => one.message as ServerMessage<N>);
  }

  get texts(): string[] {
    return this.log.flatMap((event) => (event.type === 'chat_message' ? [event.message.text] : []));
  }

  async until(done: () => boolean): Promise<void> {
    if (done()) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new Error(`Waited in vain for ${done.toString()}`)), PATIENCE);
    this.#waiting.push({ done, resolve });
    await promise.finally(() => clearTimeout(timer));
  }

  /** Until the log is known up to this event. */
  reach(seq: number): Promise<void> {
    return this.until(() => (this.place?.seq ?? 0) >= seq);
  }

  #hear(name: ServerMessageName, message: unknown): void {
    const heard = { name, message: z.parse(SERVER_MESSAGES[name], message) } as Heard;
    this.heard.push(heard);
    if (heard.name === 'webrtc_joined') {
      const { message } = heard;
      this.joined = message;
      if (message.mode === 'snapshot') {
        this.log.length = 0;
        this.from = message.seq + 1;
      } else this.log.push(...message.events);
      this.place = { epoch: message.epoch, seq: message.seq, ticket: message.ticket };
    } else if (EVENT_NAMES.has(heard.name)) {
      const event = heard.message as RoomEvent;
      this.log.push(event);
      if (this.place !== null) this.place = { ...this.place, epoch: event.epoch, seq: event.seq };
    }
    this.#wake();
  }

  #wake(): void {
    const ready = this.#waiting.filter(({ done }) => done());
    this.#waiting = this.#waiting.filter((one) => !ready.includes(one));
    for (const { resolve } of ready) resolve();
  }
}
