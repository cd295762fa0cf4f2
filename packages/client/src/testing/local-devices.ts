import { LocalMedia } from '../media/local-media.ts';
import type { LocalMediaOptions } from '../media/local-media-options.ts';
import { FakeAudio } from './fake-audio.ts';
import { FakeNavigator } from './fake-devices.ts';
import { fakeStream } from './fake-media.ts';
import { FakePage } from './fake-page.ts';
import { ManualClock } from './manual-clock.ts';

/** The local devices in a browser that a test plays, with what they told. */
export function localDevices(options: Partial<LocalMediaOptions> = {}) {
  const clock = new ManualClock();
  const navigator = new FakeNavigator();
  const page = new FakePage();
  const sound = new FakeAudio();
  const media = new LocalMedia({
    navigator,
    clock,
    page,
    createAudioContext: sound.create,
    createStream: (track) => fakeStream([track]),
    phone: false,
    ...options,
  });
  const told: unknown[] = [];
  media.on('fellBack', (device, to) => told.push(['fellBack', device, to]));
  media.on('cameBack', (device, to) => told.push(['cameBack', device, to]));
  media.on('screenEnded', (why) => told.push(['screenEnded', why]));
  media.on('processorFailed', (source, error) => told.push(['processorFailed', source, String(error)]));
  const states = () => {
    const { microphone, camera, screen } = media.view.getSnapshot();
    return { microphone: microphone.status, camera: camera.status, screen: screen.status };
  };
  return { clock, navigator, page, sound, media, told, states };
}
