import { LocalMedia, type LocalMediaOptions } from '@parley/client';
import { portraitOf, portraitStream } from './portrait.ts';

/** What the browser answers when a device is asked for. */
export type DeviceAnswer = 'works' | 'denied' | 'missing' | 'in_use';

export interface ExampleMediaOptions {
  camera?: DeviceAnswer;
  microphone?: DeviceAnswer;
  /** Who is seen: 0 to 5. */
  portrait?: number;
}

type Browser = NonNullable<LocalMediaOptions['navigator']>;

const NAMES = { denied: 'NotAllowedError', missing: 'NotFoundError', in_use: 'NotReadableError' } as const;

const device = (kind: MediaDeviceKind, deviceId: string, label: string): MediaDeviceInfo => {
  const info = { kind, deviceId, label, groupId: label };
  return { ...info, toJSON: () => info };
};

const DEVICES = [
  device('audioinput', 'mic-1', 'Built-in microphone'),
  device('audioinput', 'mic-2', 'Headset'),
  device('videoinput', 'cam-1', 'Built-in camera'),
  device('videoinput', 'cam-2', 'Desk camera'),
  device('audiooutput', 'out-1', 'Speakers'),
];

/**
 * Real local devices on a browser that is played: a drawn face, a soft tone, and devices that can be refused, missing or taken.
 * Nobody is asked for anything.
 *
 * @example
 * const media = exampleMedia({ camera: 'denied' });
 * await media.setCamera(true); // fails as in a browser that was told no
 */
export function exampleMedia(options: ExampleMediaOptions = {}): LocalMedia {
  return new LocalMedia({ navigator: browser(options), phone: false });
}

function browser({ camera = 'works', microphone = 'works', portrait = 0 }: ExampleMediaOptions): Browser {
  return {
    mediaDevices: {
      addEventListener: () => {},
      removeEventListener: () => {},
      enumerateDevices: async () =>
        DEVICES.filter(({ kind }) =>
          kind === 'videoinput' ? camera !== 'missing' : kind !== 'audioinput' || microphone !== 'missing',
        ),
      getUserMedia: async (wanted) => {
        const stream = new MediaStream();
        for (const answer of [wanted?.video ? camera : 'works', wanted?.audio ? microphone : 'works'] as const)
          if (answer !== 'works') throw new DOMException('Played by an example.', NAMES[answer]);
        const picture = wanted?.video ? named(portraitStream(portraitOf(portrait)), 'cam-1') : stream;
        const sound = wanted?.audio ? named(tone(), 'mic-1') : stream;
        for (const track of [...picture.getTracks(), ...sound.getTracks()]) stream.addTrack(track);
        return stream;
      },
      getDisplayMedia: async () => {
        throw new DOMException('Nothing was chosen.', 'NotAllowedError');
      },
    },
    permissions: {
      query: async ({ name }) => {
        const status: Pick<PermissionStatus, 'state' | 'addEventListener' | 'removeEventListener'> = {
          state: (name === 'camera' ? camera : microphone) === 'denied' ? 'denied' : 'granted',
          addEventListener: () => {},
          removeEventListener: () => {},
        };
        return status as PermissionStatus;
      },
    },
  };
}

/** Tracks that say which device they are of. */
function named(stream: MediaStream, deviceId: string): MediaStream {
  for (const track of stream.getTracks()) {
    const settings = track.getSettings();
    track.getSettings = () => ({ ...settings, deviceId });
  }
  return stream;
}

/** Somebody who hums softly, twice a second more and less so. */
function tone(): MediaStream {
  const audio = new AudioContext();
  const output = audio.createMediaStreamDestination();
  const voice = new OscillatorNode(audio, { frequency: 180 });
  const loudness = new GainNode(audio, { gain: 0.02 });
  const swell = new OscillatorNode(audio, { frequency: 2 });
  swell.connect(new GainNode(audio, { gain: 0.015 })).connect(loudness.gain);
  voice.connect(loudness).connect(output);
  voice.start();
  swell.start();
  return output.stream;
}
