import { expect, test } from 'vitest';
import { FakeAudio } from '../testing/fake-audio.ts';
import { FakeNavigator } from '../testing/fake-devices.ts';
import { fakeStream } from '../testing/fake-media.ts';
import { FakePage } from '../testing/fake-page.ts';
import { ManualClock, settle } from '../testing/manual-clock.ts';
import { LocalMedia, type LocalMediaOptions } from './local-media.ts';

function setUp(options: Partial<LocalMediaOptions> = {}) {
  const navigator = new FakeNavigator();
  const media = new LocalMedia({
    navigator,
    clock: new ManualClock(),
    createStream: (track) => fakeStream([track]),
    createAudioContext: new FakeAudio().create,
    page: new FakePage(),
    phone: false,
    ...options,
  });
  const fellBack: unknown[] = [];
  media.on('fellBack', (device, to) => fellBack.push([device, to]));
  const sent: unknown[] = [];
  media.on('track', (kind, track) => sent.push([kind, track?.label ?? null]));
  const states = () => {
    const { microphone, camera } = media.view.getSnapshot();
    return { microphone: microphone.status, camera: camera.status };
  };
  return { navigator, media, fellBack, sent, states };
}

const codeOf = (state: { status: string; error?: { code: string; details: unknown } }) => [
  state.error?.code,
  state.error?.details,
];

test('camera and microphone asked for together are one question, with the wished constraints', async () => {
  const { navigator, media, states } = setUp();
  await Promise.all([media.setCamera(true), media.setMicrophone(true)]);
  expect(states()).toEqual({ microphone: 'on', camera: 'on' });
  expect(navigator.asked.map(({ constraints }) => constraints)).toEqual([
    {
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } },
    },
  ]);
  expect(media.view.getSnapshot().cameraStream?.getTracks()).toEqual([media.videoTrack]);
});

test('a phone without a chosen camera uses the one facing its user; a lower profile is kept to', async () => {
  const { navigator, media } = setUp({ phone: true, maxVideo: '360p15' });
  await media.setCamera(true);
  await media.selectCamera('cam-2');
  expect(navigator.asked.map(({ constraints }) => constraints.video)).toEqual([
    { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15, max: 15 }, facingMode: { ideal: 'user' } },
    { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15, max: 15 }, deviceId: { exact: 'cam-2' } },
  ]);
});

test('a missing camera does not cost the sound', async () => {
  const { navigator, media, states } = setUp();
  navigator.devices = navigator.devices.filter((device) => device.kind === 'audio');
  await Promise.all([media.setCamera(true), media.setMicrophone(true)]);
  expect(states()).toEqual({ microphone: 'on', camera: 'failed' });
  expect(codeOf(media.view.getSnapshot().camera)).toEqual(['MEDIA_NOT_FOUND', { device: 'camera' }]);
});

test('who closes the prompt is not asked again; a blocked camera leaves the microphone to be asked for', async () => {
  const closed = setUp();
  closed.navigator.failures = ['NotAllowedError'];
  await Promise.all([closed.media.setCamera(true), closed.media.setMicrophone(true)]);
  expect(closed.navigator.asked).toHaveLength(1);
  expect(codeOf(closed.media.view.getSnapshot().microphone)).toEqual([
    'MEDIA_DENIED',
    { device: 'microphone', reason: 'dismissed' },
  ]);

  const blocked = setUp();
  blocked.navigator.failures = ['NotAllowedError'];
  blocked.navigator.permission = { camera: 'denied', microphone: 'prompt' };
  await Promise.all([blocked.media.setCamera(true), blocked.media.setMicrophone(true)]);
  expect(blocked.states()).toEqual({ microphone: 'on', camera: 'failed' });
});

test('every failure of the browser is one that a person can act on', async () => {
  const expected = {
    NotAllowedError: 'MEDIA_DENIED',
    SecurityError: 'MEDIA_DENIED',
    NotFoundError: 'MEDIA_NOT_FOUND',
    OverconstrainedError: 'MEDIA_NOT_FOUND',
    NotReadableError: 'MEDIA_IN_USE',
    AbortError: 'MEDIA_IN_USE',
    TypeError: 'BROWSER_UNSUPPORTED',
  };
  for (const [name, code] of Object.entries(expected)) {
    const { navigator, media } = setUp();
    navigator.failures = [name];
    await media.setCamera(true);
    expect(codeOf(media.view.getSnapshot().camera)).toMatchObject([code, { device: 'camera' }]);
  }
  const insecure = setUp({ navigator: {} });
  await insecure.media.setMicrophone(true);
  expect(codeOf(insecure.media.view.getSnapshot().microphone)).toEqual(['INSECURE_CONTEXT', { device: 'microphone' }]);
});

test('[C4] muting silences the track at once and keeps it; a camera that is off is stopped', async () => {
  const { navigator, media, states, sent } = setUp();
  await Promise.all([media.setCamera(true), media.setMicrophone(true)]);
  const [microphone, camera] = navigator.tracks;
  void media.setMicrophone(false);
  expect(media.audioTrack).toMatchObject({ enabled: false, readyState: 'live' });
  // What the device gives is heard here still, to tell who talks while muted.
  expect(microphone).toMatchObject({ enabled: true, readyState: 'live' });
  void media.setCamera(false);
  expect(camera?.readyState).toBe('ended');
  expect(states()).toEqual({ microphone: 'off', camera: 'off' });
  expect(media.view.getSnapshot().cameraStream).toBe(null);

  void media.setMicrophone(true);
  expect(states().microphone).toBe('on');
  expect(media.audioTrack?.enabled).toBe(true);
  expect(navigator.asked).toHaveLength(1);
  expect(sent).toEqual([
    ['video', 'Built-in camera'],
    ['audio', 'Built-in microphone'],
    ['video', null],
  ]);
});

test('turning off while the browser still asks wins, whatever is granted later', async () => {
  const { navigator, media, states } = setUp();
  navigator.manual = true;
  const starting = media.setCamera(true);
  await settle();
  expect(states().camera).toBe('starting');
  void media.setCamera(false);
  const again = media.setCamera(true);
  await settle();
  void media.setCamera(false);
  for (const { grant } of navigator.asked) grant();
  await Promise.all([starting, again]);
  expect(states().camera).toBe('off');
  expect(navigator.live).toEqual([]);
});

test('[C3] stop ends every track, also one that is only being opened, and devices can be turned on again', async () => {
  const { navigator, media, states } = setUp();
  await media.setMicrophone(true);
  navigator.manual = true;
  const starting = media.setCamera(true);
  await settle();
  media.stop();
  navigator.asked.at(-1)?.grant();
  await starting;
  expect(navigator.tracks).toHaveLength(2);
  expect(navigator.live).toEqual([]);
  expect(states()).toEqual({ microphone: 'off', camera: 'off' });
  navigator.manual = false;
  await media.setCamera(true);
  expect(states().camera).toBe('on');
});

test('an unplugged device is replaced by another and that is told; without another it is a failure', async () => {
  const { navigator, media, fellBack, states } = setUp();
  await media.selectMicrophone('mic-2');
  await media.setMicrophone(true);
  await media.setCamera(true);
  navigator.unplug('mic-2');
  await settle();
  expect(states().microphone).toBe('on');
  expect(fellBack).toEqual([['microphone', 'Built-in microphone']]);
  expect(media.view.getSnapshot().devices.microphones.map((device) => device.deviceId)).toEqual(['mic-1']);

  navigator.unplug('mic-1');
  await settle();
  expect(codeOf(media.view.getSnapshot().microphone)).toEqual(['MEDIA_NOT_FOUND', { device: 'microphone' }]);
  expect(fellBack).toEqual([
    ['microphone', 'Built-in microphone'],
    ['microphone', null],
  ]);
  expect(states().camera).toBe('on');
});

test('a muted microphone that is unplugged stays muted, and speaking takes another', async () => {
  const { navigator, media, states } = setUp();
  await media.selectMicrophone('mic-2');
  await media.setMicrophone(true);
  await media.setMicrophone(false);
  navigator.unplug('mic-2');
  await settle();
  expect(states().microphone).toBe('off');
  expect(media.audioTrack).toBe(null);
  await media.setMicrophone(true);
  expect(media.view.getSnapshot().microphone).toMatchObject({ status: 'on', label: 'Built-in microphone' });
});

test('choosing a device switches one that is on, not one that is off, and is remembered', async () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const { navigator, media, states } = setUp({ storage });
  await media.selectCamera('cam-2');
  expect(navigator.asked).toEqual([]);
  await media.setMicrophone(true);
  await media.selectMicrophone('mic-2');
  media.selectSpeaker('out-1');
  expect(new Set(navigator.live.map((track) => track.label))).toEqual(new Set(['Headset']));
  expect(states().camera).toBe('off');

  const next = setUp({ storage });
  await Promise.all([next.media.setCamera(true), next.media.setMicrophone(true)]);
  expect(new Set(next.navigator.live.map((track) => track.label))).toEqual(new Set(['Desk camera', 'Headset']));
  expect(next.media.view.getSnapshot().speakerId).toBe('out-1');
  next.navigator.unplug('out-1');
  next.navigator.speakers = [{ id: 'out-2', label: 'Other' }];
  await settle();
  await next.media.setCamera(false);
  await next.media.setCamera(true);
  await settle();
  expect(next.media.view.getSnapshot().speakerId).toBe(null);
});

test('a remembered device that is not there any more is replaced, and a storage that fails is as good as none', async () => {
  const { media, fellBack } = setUp({
    storage: {
      getItem: () => '{"camera":"cam-9","microphone":7}',
      setItem: () => {
        throw new Error('full');
      },
    },
  });
  await media.setCamera(true);
  expect(media.view.getSnapshot().camera).toMatchObject({ status: 'on', label: 'Built-in camera' });
  expect(fellBack).toEqual([['camera', 'Built-in camera']]);
  await media.selectCamera('cam-2');
  expect(media.view.getSnapshot().camera).toMatchObject({ deviceId: 'cam-2' });
});
