import { FakeTrack } from './fake-media.ts';

interface Description {
  type: 'offer' | 'answer';
  sdp: string;
}

export class FakeTransceiver {
  readonly kind: 'audio' | 'video';
  readonly receiver: { track: FakeTrack };
  readonly sender = {
    track: null as unknown,
    replaceTrack: async (track: unknown): Promise<void> => {
      this.sender.track = track;
    },
  };
  direction: string;

  constructor(kind: 'audio' | 'video', direction: string) {
    this.kind = kind;
    this.direction = direction;
    this.receiver = { track: new FakeTrack(kind) };
  }
}

/** A data channel that opens, and hears something, when a test says so. */
export class FakeChannel extends EventTarget {
  readyState: RTCDataChannelState = 'connecting';
  bufferedAmount = 0;
  readonly sent: string[] = [];

  send(text: string): void {
    this.sent.push(text);
  }

  hear(text: string): void {
    this.dispatchEvent(new MessageEvent('message', { data: text }));
  }
}

let made = 0;

/**
 * A peer connection that keeps the rules of JSEP (RFC 9429) for states and transceivers as Chromium does, which recorded traces
 * prove. What a browser would quietly put up with, but what the rules N never ask for, is counted in `strays`. `turn` is awaited inside
 * every operation, so that a test decides when each goes on.
 */
export class FakePeerConnection {
  signalingState: RTCSignalingState = 'stable';
  connectionState: RTCPeerConnectionState = 'new';
  localDescription: Description | null = null;
  remoteDescription: Description | null = null;
  onicecandidate: ((event: { candidate: unknown }) => void) | null = null;
  onicecandidateerror: ((event: { errorCode: number }) => void) | null = null;
  onconnectionstatechange: (() => void) | null = null;
  /** As `getStats` tells them, by id. */
  statistics: Record<string, Record<string, unknown>> = {};
  readonly channels: FakeChannel[] = [];
  /** Candidates that were taken. */
  readonly candidates: string[] = [];
  /** Rollbacks, candidates of another description, answers to another offer. */
  readonly strays: string[] = [];
  readonly #turn: () => Promise<void>;
  readonly #transceivers: FakeTransceiver[] = [];
  /** The sections that were agreed on or offered, as kinds. */
  #sections: string[] = [];
  #found = 0;

  constructor(turn: () => Promise<void> = () => Promise.resolve()) {
    this.#turn = turn;
  }

  addTransceiver(kind: 'audio' | 'video', { direction }: { direction: string }): FakeTransceiver {
    this.#assertOpen();
    const transceiver = new FakeTransceiver(kind, direction);
    this.#transceivers.push(transceiver);
    return transceiver;
  }

  createDataChannel(): FakeChannel {
    this.#assertOpen();
    if (this.channels.length > 0) throw new DOMException('The id is taken', 'OperationError');
    const channel = new FakeChannel();
    this.channels.push(channel);
    return channel;
  }

  getTransceivers(): FakeTransceiver[] {
    return [...this.#transceivers];
  }

  createOffer(): Promise<Description> {
    return this.#make('offer');
  }

  createAnswer(): Promise<Description> {
    return this.#make('answer');
  }

  async setLocalDescription(given?: Description): Promise<void> {
    const description = given ?? (await this.#make(this.signalingState === 'have-remote-offer' ? 'answer' : 'offer'));
    if (given !== undefined) await this.#turn();
    this.#assertOpen();
    this.localDescription = description;
    this.signalingState = description.type === 'answer' ? 'stable' : 'have-local-offer';
  }

  async #make(type: Description['type']): Promise<Description> {
    await this.#turn();
    this.#assertOpen();
    made += 1;
    const kinds = this.#transceivers.map(({ kind }) => kind);
    if (type === 'offer') this.#sections = this.channels.length > 0 ? [...kinds, 'application'] : kinds;
    const sections = `m=${this.#sections.join(' ')}\na=ice-ufrag:u${made}\n`;
    const name = type === 'answer' ? `answer ${made} to ${nameOf(this.remoteDescription?.sdp)}` : `offer ${made}`;
    return { type, sdp: `${name}\n${sections}` };
  }

  async setRemoteDescription(description: Description): Promise<void> {
    await this.#turn();
    this.#assertOpen();
    if (description.type === 'answer') this.#takeAnswer(description);
    else this.#takeOffer(description);
    this.remoteDescription = description;
  }

  async addIceCandidate(candidate: { candidate: string; usernameFragment: string }): Promise<void> {
    await this.#turn();
    this.#assertOpen();
    const remote = this.remoteDescription;
    if (remote === null) throw new DOMException('No remote description', 'InvalidStateError');
    if (sectionsOf(remote.sdp).length === 0) throw new DOMException('No such section', 'OperationError');
    if (remote.sdp.includes(`a=ice-ufrag:${candidate.usernameFragment}\n`)) this.candidates.push(candidate.candidate);
    else this.strays.push(candidate.candidate);
  }

  /** Gathering finds a candidate of the current local description. */
  find(): void {
    const ufrag = /a=ice-ufrag:(\S+)/.exec(this.localDescription?.sdp ?? '')?.[1];
    if (ufrag === undefined) return;
    this.#found += 1;
    const candidate = `candidate ${ufrag} ${this.#found}`;
    this.onicecandidate?.({ candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: ufrag } });
  }

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }

  close(): void {
    this.signalingState = 'closed';
    this.connectionState = 'closed';
    for (const transceiver of this.#transceivers) transceiver.direction = 'stopped';
  }

  async getStats(): Promise<Map<string, unknown>> {
    return new Map(Object.entries(this.statistics).map(([id, statistic]) => [id, { id, ...statistic }]));
  }

  #takeOffer({ sdp }: Description): void {
    if (this.signalingState === 'have-local-offer') {
      this.strays.push(`rollback for ${nameOf(sdp)}`);
      this.localDescription = null;
      this.#sections = [];
    }
    this.signalingState = 'have-remote-offer';
    const sections = sectionsOf(sdp);
    // RFC 9429 5.10: transceivers made by addTransceiver are not taken for the sections of an offer.
    for (const kind of sections.slice(this.#sections.length)) {
      if (kind !== 'application') this.#transceivers.push(new FakeTransceiver(kind as 'audio' | 'video', 'recvonly'));
    }
    this.#sections = sections;
  }

  #takeAnswer({ sdp }: Description): void {
    if (this.signalingState !== 'have-local-offer') {
      throw new DOMException(`answer in ${this.signalingState}`, 'InvalidStateError');
    }
    if (!sdp.includes(`to ${nameOf(this.localDescription?.sdp)}\n`)) this.strays.push(nameOf(sdp));
    this.signalingState = 'stable';
  }

  #assertOpen(): void {
    if (this.signalingState === 'closed') throw new DOMException('closed', 'InvalidStateError');
  }
}

const sectionsOf = (sdp: string): string[] =>
  (/^m=(.+)$/m.exec(sdp)?.[1] ?? '').split(' ').filter((kind) => kind !== '');

/** `offer 7` of an offer's text. */
const nameOf = (sdp: string | undefined): string => sdp?.split('\n')[0] ?? '';

export const asConnection = (fake: FakePeerConnection): RTCPeerConnection => fake as unknown as RTCPeerConnection;
