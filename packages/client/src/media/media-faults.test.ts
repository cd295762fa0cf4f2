import { expect, test } from 'vitest';
import { FakeTrack } from '../testing/fake-media.ts';
import { localDevices } from '../testing/local-devices.ts';
import { settle } from '../testing/manual-clock.ts';
import type { DeviceState } from './media-view.ts';

const failureOf = (state: DeviceState) => (state.status === 'failed' ? [state.error.code, state.error.details] : null);
const chosenIn = (constraints: MediaTrackConstraints | boolean | undefined) =>
  (typeof constraints === 'object' && constraints.deviceId) || null;

test('[M1] a headset is pulled out and put in again: the sound goes on, on the same choice, and both are told once', async () => {
  const { navigator, media, told, states } = localDevices();
  await media.selectMicrophone('mic-2');
  await media.setMicrophone(true);
  media.selectSpeaker('out-2');
  navigator.speakers = [
    { id: 'out-1', label: 'Speakers' },
    { id: 'out-2', label: 'Headset' },
  ];
  navigator.changeDevices();
  await settle();
  navigator.unplug('out-2');
  navigator.unplug('mic-2');
  await settle();
  expect(states().microphone).toBe('on');
  expect(media.view.getSnapshot().speakerId).toBe(null);
  navigator.speakers.push({ id: 'out-2', label: 'Headset' });
  navigator.plugIn({ kind: 'audio', id: 'mic-2', label: 'Headset' });
  navigator.changeDevices();
  await settle();
  expect(media.view.getSnapshot()).toMatchObject({ microphone: { deviceId: 'mic-2' }, speakerId: 'out-2' });
  expect(told).toEqual([
    ['fellBack', 'speaker', null],
    ['fellBack', 'microphone', 'Built-in microphone'],
    ['cameBack', 'speaker', 'Headset'],
    ['cameBack', 'microphone', 'Headset'],
  ]);
});

test('[M1] without another device it starts by itself when one is plugged in', async () => {
  const { navigator, media, told, states } = localDevices();
  await media.setCamera(true);
  navigator.devices = navigator.devices.filter((device) => device.id === 'cam-1');
  navigator.unplug('cam-1');
  await settle();
  expect(failureOf(media.view.getSnapshot().camera)).toMatchObject(['MEDIA_NOT_FOUND', { device: 'camera' }]);
  navigator.plugIn({ kind: 'audio', id: 'mic-1', label: 'Built-in microphone' });
  await settle();
  expect(states().camera).toBe('failed');
  navigator.plugIn({ kind: 'video', id: 'cam-1', label: 'Built-in camera' });
  await settle();
  expect(states().camera).toBe('on');
  expect(told).toEqual([
    ['fellBack', 'camera', null],
    ['cameBack', 'camera', 'Built-in camera'],
  ]);
});

test('[M2] another device behind the default one is followed, and a mute stays one', async () => {
  const { navigator, media } = localDevices();
  const standard = { kind: 'audio' as const, id: 'default', label: 'Default - Built-in', groupId: 'one' };
  navigator.devices.unshift(standard);
  await media.setMicrophone(true);
  await settle();
  const before = media.audioTrack;
  navigator.changeDevices();
  await settle();
  expect(media.audioTrack).toBe(before);
  standard.label = 'Default - Headset';
  standard.groupId = 'two';
  navigator.changeDevices();
  await settle();
  expect(media.audioTrack).not.toBe(before);
  expect(media.audioTrack).toMatchObject({ enabled: true, label: 'Default - Headset' });
  expect(navigator.live).toHaveLength(2);

  await media.setMicrophone(false);
  standard.groupId = 'three';
  navigator.changeDevices();
  await settle();
  expect(media.view.getSnapshot().microphone.status).toBe('off');
  expect(navigator.live).toEqual([]);
});

test('[M3] a camera that another program takes says so, and comes back when the page is seen', async () => {
  const { navigator, media, clock, page, states } = localDevices();
  await media.selectCamera('cam-2');
  await media.setCamera(true);
  navigator.tracks[0]?.setMuted(true);
  await clock.advance(1500);
  navigator.tracks[0]?.setMuted(false);
  await clock.advance(5000);
  expect(states().camera).toBe('on');
  navigator.tracks[0]?.setMuted(true);
  await clock.advance(2000);
  expect(failureOf(media.view.getSnapshot().camera)).toMatchObject(['MEDIA_IN_USE', { device: 'camera' }]);
  navigator.failures = ['NotReadableError'];
  page.show();
  await settle();
  expect(states().camera).toBe('failed');
  page.show();
  await settle();
  expect(media.view.getSnapshot().camera).toMatchObject({ status: 'on', deviceId: 'cam-2' });
  expect(navigator.live).toHaveLength(1);
});

test('[M4] after a phone call everything that was on is opened anew, the muted microphone is muted still', async () => {
  const { navigator, media, page, sound, states } = localDevices();
  await media.selectCamera('cam-2');
  await Promise.all([media.setCamera(true), media.setMicrophone(true)]);
  media.level.subscribe(() => {});
  const [context] = sound.contexts;
  const tracks = [media.audioTrack, media.videoTrack];
  context?.become('interrupted');
  await settle();
  expect([media.audioTrack, media.videoTrack]).toEqual(tracks);
  page.show();
  await settle();
  expect(states()).toMatchObject({ camera: 'on', microphone: 'on' });
  expect(media.view.getSnapshot().camera).toMatchObject({ deviceId: 'cam-2' });
  expect(tracks.every((track) => track?.readyState === 'ended')).toBe(true);
  expect(sound.contexts).toHaveLength(1);
  expect(context?.state).toBe('running');

  await media.setMicrophone(false);
  context?.become('interrupted');
  page.show();
  await settle();
  expect(states().microphone).toBe('off');
  expect(navigator.live.map((track) => track.kind)).toEqual(['video']);
});

test('[M4] a track that the system silenced while the page was asleep is opened anew as soon as it is seen', async () => {
  const { navigator, media, page } = localDevices();
  await media.setMicrophone(true);
  const before = media.audioTrack;
  navigator.tracks[0]?.setMuted(true);
  page.show();
  await settle();
  expect(media.audioTrack).not.toBe(before);
  expect(media.audioTrack?.readyState).toBe('live');
});

test('[M6] a closed prompt and a block are told apart; what is allowed later starts by itself', async () => {
  const { navigator, media, states } = localDevices();
  navigator.failures = ['NotAllowedError'];
  await media.setCamera(true);
  expect(failureOf(media.view.getSnapshot().camera)).toEqual([
    'MEDIA_DENIED',
    { device: 'camera', reason: 'dismissed' },
  ]);
  navigator.permission = { camera: 'denied', microphone: 'prompt' };
  navigator.failures = ['NotAllowedError'];
  await media.setCamera(true);
  expect(failureOf(media.view.getSnapshot().camera)).toEqual(['MEDIA_DENIED', { device: 'camera', reason: 'denied' }]);
  navigator.permission = { camera: 'granted', microphone: 'granted' };
  await settle();
  expect(states()).toMatchObject({ camera: 'on', microphone: 'off' });
  navigator.permission = { camera: 'denied', microphone: 'granted' };
  navigator.failures = ['NotAllowedError'];
  navigator.tracks.at(-1)?.end();
  await settle();
  navigator.permission = { camera: 'prompt', microphone: 'granted' };
  await settle();
  expect(states().camera).toBe('off');
});

test('a phone flips between its cameras, and keeps to the side after an interruption', async () => {
  const { navigator, media, page } = localDevices({ phone: true });
  await media.setCamera(true);
  await settle();
  expect(media.view.getSnapshot().canFlip).toBe(true);
  await media.flipCamera();
  navigator.tracks.at(-1)?.setMuted(true);
  page.show();
  await settle();
  await media.flipCamera();
  const facing = navigator.asked.map(({ constraints: { video } }) => (video as MediaTrackConstraints).facingMode);
  expect(facing.map((mode) => (mode as { ideal: string }).ideal)).toEqual([
    'user',
    'environment',
    'environment',
    'user',
  ]);
  expect(localDevices().media.view.getSnapshot().canFlip).toBe(false);
});

test('echo, noise and gain are switched in the call: applied where the browser does it, else the microphone is opened anew', async () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const { navigator, media } = localDevices({ storage });
  await media.setMicrophone(true);
  await media.setProcessing({ noiseSuppression: false });
  expect(navigator.asked).toHaveLength(1);
  const [raw] = navigator.tracks;
  expect([raw, ...(raw?.clones ?? [])].map((track) => track?.constraints)).toMatchObject([
    { noiseSuppression: false, echoCancellation: true },
    { noiseSuppression: false },
  ]);
  for (const applying of ['agrees', 'refuses'] as const) {
    const before = navigator.asked.length;
    for (const track of navigator.live) track.applying = applying;
    await media.setProcessing({ echoCancellation: applying === 'refuses' });
    expect(navigator.asked).toHaveLength(before + 1);
    expect(navigator.asked.at(-1)?.constraints.audio).toMatchObject({ echoCancellation: applying === 'refuses' });
  }
  const next = localDevices({ storage });
  expect(next.media.view.getSnapshot().processing).toEqual({
    echoCancellation: true,
    noiseSuppression: false,
    autoGainControl: true,
  });
});

test('a track of the host is sent in place of the device’s, and stays the host’s', async () => {
  const { navigator, media, states } = localDevices();
  const own = new FakeTrack('video', '', 'Canvas');
  await media.useTrack('video', own as unknown as MediaStreamTrack);
  expect(states().camera).toBe('off');
  await media.setCamera(true);
  expect(navigator.asked).toEqual([]);
  expect(media.videoTrack?.label).toBe('Canvas');
  await media.useTrack('video', null);
  expect(media.videoTrack?.label).toBe('Built-in camera');
  expect(own.readyState).toBe('live');
  await media.useTrack('video', own as unknown as MediaStreamTrack);
  expect(navigator.live).toEqual([]);
  own.end();
  expect(states().camera).toBe('off');
  await media.setCamera(true);
  expect(failureOf(media.view.getSnapshot().camera)?.[0]).toBe('MEDIA_IN_USE');
});

test('the chosen device survives each recovery', async () => {
  const { navigator, media, page, clock } = localDevices();
  await media.selectCamera('cam-2');
  await media.setCamera(true);
  for (let round = 0; round < 3; round += 1) {
    navigator.live[0]?.setMuted(true);
    await clock.advance(2500);
    page.show();
    await settle();
  }
  expect(navigator.asked.map(({ constraints }) => chosenIn(constraints.video))).toEqual(
    Array.from({ length: 4 }, () => ({ exact: 'cam-2' })),
  );
});

test('[C3] [M5] leaving lets go of everything: tracks, sound system, screen, wake lock, and nobody listens any more', async () => {
  const { navigator, media, page, sound } = localDevices();
  await Promise.all([media.setCamera(true), media.setMicrophone(true)]);
  await media.startScreen();
  const stops = [media.level.subscribe(() => {}), media.hint.subscribe(() => {})];
  media.keepAwake();
  await settle();
  expect(navigator.locks).toMatchObject([{ released: false }]);
  expect([navigator.live.length, sound.open]).toEqual([5, 1]);
  media.stop();
  await settle();
  expect(navigator.live).toEqual([]);
  expect(navigator.locks).toMatchObject([{ released: true }]);
  expect(sound.open).toBe(0);
  expect([navigator.listeners, page.listeners]).toEqual([0, 0]);
  for (const stop of stops) stop();
  await media.setMicrophone(true);
  expect(navigator.live.length).toBe(2);
});

test('the screen of the device stays on in a call: asked again when the page is seen, let go of also when it comes late', async () => {
  const { navigator, media, page } = localDevices();
  media.keepAwake();
  media.keepAwake();
  await settle();
  page.show();
  await settle();
  expect(navigator.locks).toEqual([
    { released: true, release: expect.anything() },
    { released: false, release: expect.anything() },
  ]);
  page.show();
  media.stop();
  await settle();
  expect(navigator.locks.every((lock) => lock.released)).toBe(true);
});
