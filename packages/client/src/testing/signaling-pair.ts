import { isPolite } from '../peer/exchange.ts';
import { Pair } from '../peer/pair.ts';
import type { PeerSignal } from '../peer/signal.ts';
import { NO_TRACKS } from '../media/media-source.ts';
import { fakeMedia, fakeStream } from './fake-media.ts';
import { asConnection, FakePeerConnection } from './fake-peer-connection.ts';
import { ManualClock, settle } from './manual-clock.ts';

type Down = { kind: 'signal'; signal: PeerSignal } | { kind: 'roster'; reachable: boolean };

/** One end: its pair, its connection to the server, and what is on the way on it. */
class End {
  readonly pair: Pair;
  readonly connections: FakePeerConnection[] = [];
  /** Operations of the browser that wait for their turn. */
  readonly turns: (() => void)[] = [];
  up: PeerSignal[] = [];
  down: Down[] = [];
  /** What a dead connection, or a doubled packet, still brings later. */
  late: PeerSignal[] = [];
  linked = true;
  /** As this end was last told. */
  otherLinked = true;
  path = 'connecting';
  cause: string | null = null;
  refusals = 0;
  stalls = 0;
  views = 0;
  /** Whether the other sends a picture. */
  picture = false;
  /** What the browser refused; the rules never ask for that. */
  readonly trouble: string[] = [];
  readonly clock = new ManualClock();
  readonly media = fakeMedia();
  #networks = 0;

  constructor(peerId: string, otherId: string, offers: boolean) {
    this.pair = new Pair({
      polite: isPolite(peerId, otherId),
      offers,
      media: this.media,
      participantId: otherId,
      labels: { camera: fakeStream(), screen: fakeStream() },
      tracks: () => NO_TRACKS,
      hidden: () => false,
      stalled: () => {
        this.stalls += 1;
      },
      equipped: () => {},
      theirViewChanged: () => {
        this.views += 1;
      },
      createConnection: () => {
        const connection = new FakePeerConnection(() => new Promise((resolve) => this.turns.push(resolve)));
        this.connections.push(connection);
        return asConnection(connection);
      },
      send: (signal) => {
        if (this.linked) this.up.push(signal);
      },
      relayRefused: () => {
        this.refusals += 1;
      },
      picture: () => this.picture,
      pathChanged: (news) => {
        this.path = news.path;
        this.cause = news.cause;
      },
      transform: undefined,
      clock: this.clock,
      log: {
        warn: (message, details) => this.trouble.push(`${message}: ${JSON.stringify(details)}`),
        info: () => {},
        debug: (message, details) => this.trouble.push(`${message}: ${JSON.stringify(details)}`),
      },
    });
  }

  /** The connection of the current generation. */
  get connection(): FakePeerConnection {
    return this.pair.path.connection as unknown as FakePeerConnection;
  }

  /** The path was alive, and is silent from now on. */
  async stall(): Promise<void> {
    this.connection.become('connected');
    this.connection.channels[0]?.hear(JSON.stringify({ n: 1, hidden: false, shown: { video: null, screen: null } }));
    await this.clock.advance(1500);
  }

  /** To one without the interface of the path, every other time. */
  changeNetwork(): void {
    this.#networks += 1;
    const id = this.#networks % 2 === 0 ? 'local' : 'gone';
    this.connection.statistics = {
      pair: { type: 'candidate-pair', selected: true, localCandidateId: id },
      local: { type: 'local-candidate' },
    };
    this.pair.networkChanged();
  }

  /** Relays refuse the credentials, and new ones come. */
  renewRelays(): void {
    this.connection.onicecandidateerror?.({ errorCode: 401 });
    this.pair.relaysRenewed();
  }

  tellReachable(): void {
    this.pair.setReachable(this.linked && this.otherLinked);
  }
}

/**
 * Two ends of a pair and the server between them, as a machine that does one small thing at a time in an order that a test
 * chooses: signals are delivered, doubled, lost with a connection, and brought late by a dead one.
 */
export class SignalingPair {
  readonly ends: readonly [End, End];

  constructor(offers: readonly [boolean, boolean] = [false, true]) {
    this.ends = [new End('peer_a', 'peer_b', offers[0]), new End('peer_b', 'peer_a', offers[1])];
  }

  /** Does the nth of the things that could happen now. */
  async step(choice: number): Promise<void> {
    const possible = [0, 1].flatMap((index) => this.#possible(index as 0 | 1));
    await possible[choice % possible.length]?.();
    await settle();
  }

  /** Does the nth of the things that lead on, without trouble. */
  async proceed(choice: number): Promise<void> {
    const work = this.ends.flatMap((end, index) => this.#work(end, index as 0 | 1));
    work[choice % work.length]?.();
    await settle();
  }

  /** Both are connected and nothing is on its way any more. */
  async quiet(): Promise<void> {
    for (const index of [0, 1] as const) {
      await settle();
      if (!this.ends[index].linked) this.link(index);
    }
    await this.proceedUntil(() => false);
  }

  /** As `quiet`, and as much time goes by as it takes until both ends agree; answers the milliseconds. */
  async agreed(atMost: number): Promise<number> {
    for (let waited = 0; ; waited += 500) {
      await this.quiet();
      if (this.#agree() || waited >= atMost) return waited;
      for (const end of this.ends) await end.clock.advance(500);
    }
  }

  /** Lets everything go its way, in order and without trouble, until this is so or nothing is left to do. */
  async proceedUntil(done: () => boolean): Promise<void> {
    for (;;) {
      await settle();
      const work = this.ends.flatMap((end, index) => this.#work(end, index as 0 | 1));
      if (work.length === 0 || done()) return;
      work[0]?.();
    }
  }

  /** The connection to the server is lost with what is on it; some of it may still arrive. */
  unlink(index: 0 | 1, arrivesLate: boolean): void {
    const end = this.ends[index];
    end.linked = false;
    if (arrivesLate) end.late.push(...end.up);
    end.up = [];
    end.down = [];
    end.tellReachable();
    this.#tellOther(index, false);
  }

  /** The connection is back: this end resumes, and the other is told if it was told of the loss. */
  link(index: 0 | 1, told = true): void {
    const end = this.ends[index];
    end.linked = true;
    end.otherLinked = this.ends[1 - index]?.linked ?? false;
    end.pair.resumed(end.otherLinked);
    if (told) this.#tellOther(index, true);
  }

  #agree(): boolean {
    const [a, b] = this.ends.map((end) => end.connection);
    return (
      a?.localDescription !== null &&
      a?.localDescription?.sdp === b?.remoteDescription?.sdp &&
      a?.signalingState === 'stable' &&
      b?.signalingState === 'stable'
    );
  }

  #possible(index: 0 | 1): (() => void | Promise<void>)[] {
    const end = this.ends[index];
    const steps = this.#work(end, index);
    // Ordinary progress is more likely than trouble.
    const usual: (() => void | Promise<void>)[] = [...steps, ...steps, ...steps, ...steps];
    usual.push(
      () => end.connection.find(),
      () => end.pair.restart(),
    );
    if (end.linked)
      usual.push(
        () => this.unlink(index, true),
        () => this.unlink(index, false),
      );
    else usual.push(() => this.link(index));
    const [next] = end.up;
    if (next !== undefined) usual.push(() => void end.late.push(next));
    if (end.connection.signalingState === 'stable') usual.push(() => end.connection.become('failed'));
    // Only who has the other's description, which has one's own, can be connected.
    if (this.#agree()) {
      usual.push(
        () => end.connection.become('connected'),
        () => end.stall(),
      );
    }
    usual.push(
      () => end.clock.advance(5000),
      () => end.changeNetwork(),
      () => end.renewRelays(),
    );
    usual.push(() => {
      // So quick that the server told nobody of the loss.
      if (!end.linked) return;
      end.up = [];
      end.down = [];
      end.pair.setReachable(false);
      this.link(index, false);
    });
    return usual;
  }

  #work(end: End, index: 0 | 1): (() => void)[] {
    const work: (() => void)[] = [];
    if (end.turns.length > 0) work.push(() => end.turns.shift()?.());
    if (end.up.length > 0) work.push(() => this.#relay(index, end.up.shift()));
    if (end.late.length > 0) work.push(() => this.#relay(index, end.late.shift()));
    if (end.down.length > 0) work.push(() => this.#receive(end));
    return work;
  }

  #relay(index: 0 | 1, signal: PeerSignal | undefined): void {
    const other = this.ends[1 - index];
    if (signal !== undefined && other?.linked === true) other.down.push({ kind: 'signal', signal });
  }

  #receive(end: End): void {
    const message = end.down.shift();
    if (message?.kind === 'signal') end.pair.receive(message.signal);
    if (message?.kind !== 'roster') return;
    end.otherLinked = message.reachable;
    end.tellReachable();
  }

  #tellOther(index: 0 | 1, reachable: boolean): void {
    const other = this.ends[1 - index];
    if (other?.linked === true) other.down.push({ kind: 'roster', reachable });
  }
}
