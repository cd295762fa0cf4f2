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
 * A peer connection that keeps the rules of JSEP (RFC 9429) for states and transceivers, and is as strict about candidates as
 * browsers are. `turn` is awaited inside every operation, so that a test decides when each goes on.
 */
export class FakePeerConnection {
  signalingState: RTCSignalingState = 'stable';
  connectionState: RTCPeerConnectionState = 'new';
  localDescription: Description | null = null;
  remoteDescription: Description | null = null;
  onicecandidate: ((event: { candidate: unknown }) => void) | null = null;
  onconnectionstatechange: (() => void) | null = null;
  onicecandidateerror: ((event: { errorCode: number }) => void) | null = null;
  /** As `getStats` tells them, by id. */
  statistics: Record<string, Record<string, unknown>> = {};
  readonly channels: FakeChannel[] = [];
  /** Candidates that were taken. */
  readonly candidates: string[] = [];
  readonly #turn: () => Promise<void>;
  readonly #transceivers: FakeTransceiver[] = [];
  #found = 0;

  constructor(turn: () => Promise<void> = () => Promise.resolve()) {
    this.#turn = turn;
  }

  addTransceiver(kind: 'audio' | 'video', { direction }: { direction: string }): FakeTransceiver {
    const transceiver = new FakeTransceiver(kind, direction);
    this.#transceivers.push(transceiver);
    return transceiver;
  }

  createDataChannel(): FakeChannel {
    const channel = new FakeChannel();
    this.channels.push(channel);
    return channel;
  }

  getTransceivers(): FakeTransceiver[] {
    return [...this.#transceivers];
  }

  async setLocalDescription(): Promise<void> {
    await this.#turn();
    this.#assertOpen();
    made += 1;
    const ufrag = `u${made}`;
    if (this.signalingState === 'stable') {
      const kinds = this.#transceivers.map((transceiver) => transceiver.kind).join(' ');
      this.localDescription = { type: 'offer', sdp: `offer ${made}\nm=${kinds}\na=ice-ufrag:${ufrag}\n` };
      this.signalingState = 'have-local-offer';
    } else if (this.signalingState === 'have-remote-offer') {
      const to = nameOf(this.remoteDescription?.sdp);
      this.localDescription = { type: 'answer', sdp: `answer ${made} to ${to}\na=ice-ufrag:${ufrag}\n` };
      this.signalingState = 'stable';
    } else throw new DOMException(`setLocalDescription in ${this.signalingState}`, 'InvalidStateError');
  }

  async setRemoteDescription(description: Description): Promise<void> {
    await this.#turn();
    this.#assertOpen();
    if (description.type === 'offer') {
      if (this.signalingState !== 'stable') throw new DOMException('glare', 'InvalidStateError');
      this.signalingState = 'have-remote-offer';
      const kinds = /^m=(.*)$/m.exec(description.sdp)?.[1]?.split(' ') ?? [];
      // RFC 9429 5.10: transceivers made by addTransceiver are not taken for the sections of an offer.
      for (const kind of kinds) this.#transceivers.push(new FakeTransceiver(kind as 'audio' | 'video', 'recvonly'));
    } else {
      if (this.signalingState !== 'have-local-offer') {
        throw new DOMException(`answer in ${this.signalingState}`, 'InvalidStateError');
      }
      if (!description.sdp.includes(`to ${nameOf(this.localDescription?.sdp)}\n`)) {
        throw new DOMException('The answer is to another offer', 'InvalidAccessError');
      }
      this.signalingState = 'stable';
    }
    this.remoteDescription = description;
  }

  async addIceCandidate(candidate: { candidate: string; usernameFragment: string }): Promise<void> {
    await this.#turn();
    this.#assertOpen();
    const remote = this.remoteDescription;
    if (remote === null) throw new DOMException('No remote description', 'InvalidStateError');
    if (!remote.sdp.includes(`a=ice-ufrag:${candidate.usernameFragment}\n`)) {
      throw new DOMException('Unknown ufrag', 'OperationError');
    }
    this.candidates.push(candidate.candidate);
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
  }

  async getStats(): Promise<Map<string, unknown>> {
    return new Map(Object.entries(this.statistics).map(([id, statistic]) => [id, { id, ...statistic }]));
  }

  #assertOpen(): void {
    if (this.signalingState === 'closed') throw new DOMException('closed', 'InvalidStateError');
  }
}

/** `offer 7` of an offer's text. */
const nameOf = (sdp: string | undefined): string => sdp?.split('\n')[0] ?? '';

export const asConnection = (fake: FakePeerConnection): RTCPeerConnection => fake as unknown as RTCPeerConnection;
