import { expect, test } from 'vitest';
import { FakeTrack } from '../testing/fake-media.ts';
import { localDevices } from '../testing/local-devices.ts';
import { settle } from '../testing/manual-clock.ts';
import type { TrackProcessor } from './track-processor.ts';

/** A processor that gives another track, when its test lets it. */
function fakeProcessor(failure?: Error) {
  const made: FakeTrack[] = [];
  const waiting: (() => void)[] = [];
  const processor = {
    manual: false,
    closed: 0,
    fail: (_error: unknown): void => {},
    async process(track: MediaStreamTrack, failed: (error: unknown) => void): Promise<MediaStreamTrack> {
      processor.fail = failed;
      if (processor.manual) await new Promise<void>((resolve) => waiting.push(resolve));
      if (failure !== undefined) throw failure;
      const one = new FakeTrack(track.kind as 'video', '', `Changed ${track.label}`);
      made.push(one);
      return one as unknown as MediaStreamTrack;
    },
    close() {
      processor.closed += 1;
    },
  };
  return { processor: processor satisfies TrackProcessor, made, goOn: () => waiting.splice(0).forEach((go) => go()) };
}

test('a processor changes what is sent, on each device anew, until it is taken away', async () => {
  const { navigator, media } = localDevices();
  const { processor, made } = fakeProcessor();
  await media.setCamera(true);
  await media.setProcessor('video', processor);
  expect(media.videoTrack?.label).toBe('Changed Built-in camera');
  expect(media.view.getSnapshot().cameraStream?.getTracks()).toEqual([media.videoTrack]);
  await media.selectCamera('cam-2');
  expect(media.videoTrack?.label).toBe('Changed Desk camera');
  expect(made.map((track) => track.readyState)).toEqual(['ended', 'live']);
  await media.setProcessor('video', null);
  expect(media.videoTrack?.label).toBe('Desk camera');
  expect(made[1]?.readyState).toBe('ended');
  expect(navigator.live).toHaveLength(1);
  expect(processor.closed).toBe(2);
});

test('a muted microphone is silent through a processor too', async () => {
  const { media } = localDevices();
  const { processor, made } = fakeProcessor();
  await media.setProcessor('audio', processor);
  await media.setMicrophone(true);
  await media.setMicrophone(false);
  expect(made).toMatchObject([{ enabled: false }]);
  await media.setMicrophone(true);
  expect(media.audioTrack).toMatchObject({ enabled: true, label: 'Changed Built-in microphone' });
  media.stop();
  expect(made).toMatchObject([{ readyState: 'ended' }]);
});

test('a processor that throws is passed over, and that is told', async () => {
  const { media, told, states } = localDevices();
  await media.setProcessor('video', fakeProcessor(new Error('no GPU')).processor);
  await media.setCamera(true);
  expect(states().camera).toBe('on');
  expect(media.videoTrack?.label).toBe('Built-in camera');
  expect(told).toEqual([['processorFailed', 'video', 'Error: no GPU']]);
});

test('a processor that is slow to begin is passed over; what it makes later is stopped', async () => {
  const { media, told, clock, states } = localDevices();
  const { processor, made, goOn } = fakeProcessor();
  processor.manual = true;
  void media.setProcessor('video', processor);
  const starting = media.setCamera(true);
  await clock.advance(2900);
  expect([states().camera, media.videoTrack]).toEqual(['starting', null]);
  await clock.advance(200);
  await starting;
  expect(media.videoTrack?.label).toBe('Built-in camera');
  expect(told).toMatchObject([['processorFailed', 'video', expect.stringContaining('in time')]]);
  goOn();
  await settle();
  expect(made).toMatchObject([{ readyState: 'ended' }]);
  expect(media.videoTrack?.label).toBe('Built-in camera');
});

test('turning off while a processor begins wins, and nothing is left running', async () => {
  const { navigator, media, states } = localDevices();
  const { processor, made, goOn } = fakeProcessor();
  processor.manual = true;
  await media.setProcessor('video', processor);
  const starting = media.setCamera(true);
  await settle();
  await media.setCamera(false);
  goOn();
  await starting;
  await settle();
  expect(states().camera).toBe('off');
  expect(navigator.live).toEqual([]);
  expect(made).toMatchObject([{ readyState: 'ended' }]);
});

test('what must not be seen as it is turns the camera off when its processor cannot begin', async () => {
  const { navigator, media, told, states } = localDevices();
  const sent: (string | null)[] = [];
  media.on('track', (_kind, track) => sent.push(track?.label ?? null));
  await media.setProcessor('video', fakeProcessor(new Error('no GPU')).processor, { whenItFails: 'off' });
  await media.setCamera(true);
  expect([states().camera, media.videoTrack]).toEqual(['off', null]);
  expect(navigator.live).toEqual([]);
  expect(told).toEqual([['processorFailed', 'video', 'Error: no GPU']]);
  expect(sent).toEqual([]);
});

test('the same when it fails later, and nothing is heard of it afterwards', async () => {
  const { navigator, media, told, states } = localDevices();
  const { processor, made } = fakeProcessor();
  await media.setProcessor('video', processor, { whenItFails: 'off' });
  await media.setCamera(true);
  expect(media.videoTrack?.label).toBe('Changed Built-in camera');
  const { fail } = processor;
  fail(new Error('too slow'));
  fail(new Error('again'));
  expect([states().camera, media.videoTrack]).toEqual(['off', null]);
  expect(navigator.live).toEqual([]);
  expect(made).toMatchObject([{ readyState: 'ended' }]);
  expect(processor.closed).toBe(1);
  expect(told).toEqual([['processorFailed', 'video', 'Error: too slow']]);
  await media.setCamera(true);
  fail(new Error('of the one before'));
  expect(media.videoTrack?.label).toBe('Changed Built-in camera');
});

test('one that fails while it runs is passed over where the picture may be seen as it is', async () => {
  const { media, states } = localDevices();
  const { processor } = fakeProcessor();
  await media.setProcessor('video', processor);
  await media.setCamera(true);
  processor.fail(new Error('lost its context'));
  expect([states().camera, media.videoTrack?.label]).toEqual(['on', 'Built-in camera']);
});

test('one that loads much may be given longer to begin', async () => {
  const { media, clock } = localDevices();
  const { processor, goOn } = fakeProcessor();
  processor.manual = true;
  void media.setProcessor('video', processor, { within: 20_000 });
  const starting = media.setCamera(true);
  await clock.advance(19_000);
  goOn();
  await starting;
  expect(media.videoTrack?.label).toBe('Changed Built-in camera');
});
