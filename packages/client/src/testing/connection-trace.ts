/** One of the two connections of a trace. */
type End = 0 | 1;

/** What is done to a connection; `other` is the one across. */
export type TraceStep =
  | { do: 'add_transceiver'; end: End; kind: 'audio' | 'video'; direction: 'sendrecv' | 'recvonly' }
  | { do: 'create_channel'; end: End }
  /** Wants to send where it was offered only to receive, as who answers does. */
  | { do: 'send_too'; end: End }
  | { do: 'set_local'; end: End }
  /** The description that the other set last; an answer only to its own offer. */
  | { do: 'set_remote'; end: End }
  /** Of the other's description, or of one that nobody made. */
  | { do: 'add_candidate'; end: End; of: 'other' | 'nobody' }
  | { do: 'close'; end: End };

/** What came of a step: the name of the error, if any, and how both connections are then. */
export interface TracedStep {
  step: TraceStep;
  error: string | null;
  ends: [string, string];
}

export interface Trace {
  seed: number;
  steps: TracedStep[];
}

/** A random sequence, the same for the same seed. Ordinary progress is more likely than trouble. */
export function traceSteps(seed: number, count: number): TraceStep[] {
  const random = mulberry32(seed);
  const choose = <T>(...choices: T[]): T => choices[Math.floor(random() * choices.length)] as T;
  return Array.from({ length: count }, (_, index): TraceStep => {
    const end = choose<End>(0, 1);
    if (index < 3) return { do: 'add_transceiver', end: 0, kind: choose('audio', 'video'), direction: 'sendrecv' };
    // Nobody does anything with a closed connection for long.
    if (index > count * 0.7 && random() < 0.1) return { do: 'close', end };
    const what = choose('local', 'local', 'remote', 'remote', 'remote', 'candidate', 'add', 'channel', 'send', 'send');
    switch (what) {
      case 'local':
        return { do: 'set_local', end };
      case 'remote':
        return { do: 'set_remote', end };
      case 'candidate':
        return { do: 'add_candidate', end, of: choose('other', 'other', 'nobody') };
      case 'channel':
        return { do: 'create_channel', end };
      case 'send':
        return { do: 'send_too', end };
      case 'add':
        return {
          do: 'add_transceiver',
          end,
          kind: choose('audio', 'video'),
          direction: choose('sendrecv', 'recvonly'),
        };
    }
  });
}

/** Does these steps to two new connections, one after another. */
export async function runTrace(
  seed: number,
  steps: readonly TraceStep[],
  createConnection: () => RTCPeerConnection,
): Promise<Trace> {
  const ends = [createConnection(), createConnection()] as const;
  /** The offer that each last answered. */
  const answered: (string | undefined)[] = [undefined, undefined];
  const done: TracedStep[] = [];
  for (const step of steps) {
    let error: string | null = null;
    try {
      await run(step, ends, answered);
    } catch (thrown) {
      error = thrown instanceof DOMException ? thrown.name : String(thrown);
    }
    done.push({ step, error, ends: [stateOf(ends[0]), stateOf(ends[1])] });
  }
  for (const end of ends) end.close();
  return { seed, steps: done };
}

async function run(
  step: TraceStep,
  ends: readonly [RTCPeerConnection, RTCPeerConnection],
  answered: (string | undefined)[],
): Promise<void> {
  const own = ends[step.end];
  const other = ends[step.end === 0 ? 1 : 0];
  switch (step.do) {
    case 'add_transceiver':
      own.addTransceiver(step.kind, { direction: step.direction });
      break;
    case 'create_channel':
      // What became of the first one is another question once the two are connected.
      if (own.signalingState === 'stable' && own.remoteDescription !== null) break;
      own.createDataChannel('beat', { negotiated: true, id: 0 });
      break;
    case 'send_too':
      if (own.signalingState !== 'have-remote-offer') break;
      for (const transceiver of own.getTransceivers()) transceiver.direction = 'sendrecv';
      break;
    case 'set_local':
      // As each generation has one exchange (N1), so has each connection here.
      if (own.signalingState === 'stable' && (own.localDescription ?? own.remoteDescription) !== null) break;
      await own.setLocalDescription();
      if (own.localDescription?.type === 'answer') answered[step.end] = nameOf(own.remoteDescription);
      break;
    case 'set_remote': {
      const description = other.localDescription;
      const answersOurs = answered[step.end === 0 ? 1 : 0] === nameOf(own.localDescription);
      if (description === null || (description.type === 'answer' && !answersOurs)) break;
      await own.setRemoteDescription(description);
      break;
    }
    case 'add_candidate':
      await own.addIceCandidate(candidateOf(step.of === 'other' ? other.localDescription : null));
      break;
    case 'close':
      own.close();
  }
}

/** Its line of origin, or a fake one's first line; the rest grows with each candidate that is found. */
const nameOf = (description: RTCSessionDescription | null): string | undefined =>
  /^(?:o=|offer|answer).*$/m.exec(description?.sdp ?? '')?.[0];

function candidateOf(description: RTCSessionDescription | null): RTCIceCandidateInit {
  const usernameFragment = /a=ice-ufrag:(\S+)/.exec(description?.sdp ?? '')?.[1] ?? 'nobody';
  const candidate = `candidate:1 1 udp 2113937151 127.0.0.1 50000 typ host ufrag ${usernameFragment}`;
  return { candidate, sdpMLineIndex: 0, usernameFragment };
}

/** Signaling state, types of both descriptions, kind and direction of each transceiver. */
const stateOf = (connection: RTCPeerConnection): string =>
  [
    connection.signalingState,
    `local ${connection.localDescription?.type ?? 'none'}`,
    `remote ${connection.remoteDescription?.type ?? 'none'}`,
    ...connection.getTransceivers().map(({ receiver, direction }) => `${receiver.track.kind} ${direction}`),
  ].join(', ');

/** Small and good enough (public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
