import type { ConnectionQuality, RoomOptions } from '@parley/client';
import { documentStream, portraitOf, portraitStream } from './portrait.ts';
import { exampleId, type ExamplePerson } from './example-people.ts';

type CreateEngine = NonNullable<RoomOptions['createEngine']>;
type EngineOptions = Parameters<CreateEngine>[0];

const GOOD: ConnectionQuality = { grade: 'good', cause: null, rtt: 24, loss: 0, received: 1_200_000, sent: 1_200_000 };
const BAD: ConnectionQuality = { ...GOOD, grade: 'bad', cause: 'loss', rtt: 420, loss: 0.12 };

/** A network that is played: everybody's picture is drawn, and who speaks in the example is heard to speak. */
export function exampleEngine(people: readonly ExamplePerson[]): CreateEngine {
  return (options) => {
    const known = new Set<string>();
    const numberOf = (participantId: string) => people.findIndex((_, who) => exampleId('prt', who) === participantId);
    return {
      publish() {},
      offered: () => Promise.resolve(),
      subscribe(peers) {
        for (const { participantId } of peers) {
          const person = people[numberOf(participantId)];
          if (known.has(participantId)) continue;
          known.add(participantId);
          bring(options, participantId, person ?? { name: '' }, numberOf(participantId));
        }
        // Measured only once they are there.
        queueMicrotask(() =>
          options.qualityChanged(new Map([...known].map((one) => [one, qualityOf(people[numberOf(one)])]))),
        );
        for (const participantId of known) {
          if (peers.some((peer) => peer.participantId === participantId)) continue;
          known.delete(participantId);
          options.mediaChanged(participantId, null);
        }
      },
      receive() {},
      setSignaling() {},
      setShown() {},
      voiceReceiver: (participantId) => (people[numberOf(participantId)]?.speaks ? speaking() : undefined),
      speakersChanged() {},
      networkChanged() {},
      relaysRenewed() {},
      restart() {},
      stats: async () => new Map(),
      close() {
        for (const participantId of known) options.mediaChanged(participantId, null);
        known.clear();
      },
    };
  };
}

function bring(options: EngineOptions, participantId: string, person: ExamplePerson, number: number): void {
  const { connection = 'good', camera = true, shares } = person;
  options.mediaChanged(participantId, {
    audio: new MediaStream(),
    video: camera ? portraitStream(portraitOf(number + 1)) : new MediaStream(),
    screen: shares === undefined ? new MediaStream() : documentStream(shares),
    screenAudio: new MediaStream(),
  });
  options.pathChanged(participantId, {
    path: connection === 'good' || connection === 'bad' ? 'connected' : connection,
    cause: connection === 'failed' ? 'no_path' : null,
  });
}

const qualityOf = (person: ExamplePerson | undefined) => (person?.connection === 'bad' ? BAD : GOOD);

let packet = 0;

/** A receiver that always has just heard something loud, now more and now less so. */
function speaking(): RTCRtpReceiver {
  packet += 1;
  const heard = { audioLevel: 0.3 + 0.2 * Math.sin(packet), rtpTimestamp: packet, source: 1, timestamp: packet };
  const receiver: Pick<RTCRtpReceiver, 'getSynchronizationSources'> = { getSynchronizationSources: () => [heard] };
  return receiver as RTCRtpReceiver;
}
