import { expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { NO_TRACKS } from '../media/media-source.ts';
import type { MediaPath } from '../peer/media-path.ts';
import { asSender, FakeSender } from '../testing/fake-sender.ts';
import { ManualClock, settle } from '../testing/manual-clock.ts';
import { MeshQuality } from './mesh-quality.ts';
import type { ConnectionQuality, SendingView } from './quality-view.ts';
import type { StatsEntry } from './stats-entry.ts';

const CAMERA = { id: 'camera', contentHint: '', getSettings: () => ({ width: 1280, height: 720, frameRate: 30 }) };

/** A path of Chromium whose statistics a test decides. */
class FakePath {
  readonly senders = { audio: new FakeSender(), video: new FakeSender(), screen: new FakeSender() };
  reason: NonNullable<StatsEntry['qualityLimitationReason']> = 'none';
  target = 1_500_000;
  available = 3_000_000;
  /** Share of the packets that are lost on the way out. */
  loss = 0;
  dead = false;
  asked = 0;
  #lost = 0;
  #frozen = 0;
  readonly path: MediaPath;

  constructor(participantId: string, clock: ManualClock) {
    this.senders.video.track = CAMERA;
    const transceivers = Object.values(this.senders).map((sender, mid) => ({ sender, mid: String(mid) }));
    const connection = {
      connectionState: 'connected',
      getTransceivers: () => transceivers,
      getStats: async () => {
        this.asked += 1;
        return this.#report(clock.monotonic());
      },
    };
    this.path = {
      participantId,
      connection: connection as unknown as RTCPeerConnection,
      senders: {
        audio: asSender(this.senders.audio),
        video: asSender(this.senders.video),
        screen: asSender(this.senders.screen),
      },
      receivers: {},
      theirView: { video: null, screen: null },
    };
  }

  get video(): Record<string, unknown> {
    return this.senders.video.encodings[0] ?? {};
  }

  #report(at: number): Map<string, StatsEntry> {
    const passed = at * 0.1;
    this.#lost += this.loss * 200;
    if (!this.dead) this.#frozen = at;
    const entries: StatsEntry[] = [
      { id: 't', type: 'transport', timestamp: at, selectedCandidatePairId: 'p' },
      {
        id: 'p',
        type: 'candidate-pair',
        timestamp: at,
        bytesReceived: this.#frozen,
        currentRoundTripTime: 0.04,
        availableOutgoingBitrate: this.available,
      },
      {
        id: 'o',
        type: 'outbound-rtp',
        timestamp: at,
        kind: 'video',
        mid: '1',
        bytesSent: at * 100,
        packetsSent: passed,
        framesEncoded: at * 0.03,
        targetBitrate: this.target,
        qualityLimitationReason: this.reason,
      },
      { id: 'r', type: 'remote-inbound-rtp', timestamp: at, localId: 'o', packetsLost: this.#lost },
    ];
    return new Map(entries.map((entry) => [entry.id, entry]));
  }
}

function setUp(ids: readonly string[], people = ids.length + 1) {
  const clock = new ManualClock();
  const paths = ids.map((id) => new FakePath(id, clock));
  const state = { hidden: false, quality: new Map<string, ConnectionQuality>(), sending: [] as SendingView[], told: 0 };
  const quality = new MeshQuality({
    clock,
    log: silentLog,
    self: () => 'self',
    paths: () => paths.map(({ path }) => path),
    tracks: () => ({ ...NO_TRACKS, video: CAMERA as unknown as MediaStreamTrack }),
    hidden: () => state.hidden,
    qualityChanged: (told) => {
      state.quality = new Map(told);
      state.told += 1;
    },
    sendingChanged: (view) => state.sending.push(view),
  });
  quality.peopleChanged(people);
  for (const { path } of paths) quality.equipped(path);
  const [first] = paths;
  if (first === undefined) throw new Error('no path');
  return { clock, paths, first, state, quality };
}

test('[Q1] senders are tuned before they send, and anew when people come', async () => {
  const { first, quality, state } = setUp(['a']);
  await settle();
  expect(first.video).toMatchObject({
    active: true,
    maxBitrate: 1_500_000,
    scaleResolutionDownBy: 1,
    codec: { mimeType: 'video/VP9' },
  });
  expect(first.senders.audio.encodings[0]).toMatchObject({ active: true, maxBitrate: 32_000, priority: 'high' });
  quality.peopleChanged(4);
  await settle();
  expect(first.video).toMatchObject({
    maxBitrate: 500_000,
    scaleResolutionDownBy: 2,
    codec: { mimeType: 'video/VP8' },
  });
  expect(state.sending.at(-1)).toEqual({ height: 360, frameRate: 30, limitedBy: 'people', video: 'sent' });
});

test('[Q5] a picture that the other does not show is not sent, and is back when it does', async () => {
  const { first, quality } = setUp(['a']);
  first.path.theirView = { video: 0, screen: null };
  quality.viewChanged(first.path);
  await settle();
  expect(first.video['active']).toBe(false);
  expect(first.senders.audio.encodings[0]).toMatchObject({ active: true });
  first.path.theirView = { video: 150, screen: null };
  quality.viewChanged(first.path);
  await settle();
  expect(first.video).toMatchObject({ active: true, scaleResolutionDownBy: 4 });
});

test('[Q1] in a full room a picture is sent while one is of the last two who spoke', async () => {
  const { first, quality } = setUp(['a'], 8);
  await settle();
  expect(first.video['active']).toBe(false);
  quality.speakersChanged(['b', 'self', 'c']);
  await settle();
  expect(first.video['active']).toBe(true);
  quality.speakersChanged(['c', 'b', 'self']);
  await settle();
  expect(first.video['active']).toBe(false);
});

test('[Q3] a path whose packets are lost steps down by itself, and up after ten seconds', async () => {
  const { clock, paths, first } = setUp(['a', 'b']);
  first.loss = 0.3;
  await clock.advance(9000);
  const low = Number(first.video['maxBitrate']);
  expect(low).toBeLessThan(500_000);
  expect(paths[1]?.video['maxBitrate']).toBe(800_000);
  first.loss = 0;
  await clock.advance(60_000);
  expect(first.video).toMatchObject({ active: true, maxBitrate: 800_000 });
});

test('[Q3] the CPU counts for all paths together, one step in two seconds', async () => {
  const { clock, paths, state } = setUp(['a', 'b']);
  for (const path of paths) path.reason = 'cpu';
  await clock.advance(5100);
  const rates = paths.map((path) => path.video['maxBitrate']);
  expect(rates[0]).toBe(rates[1]);
  expect(Number(rates[0])).toBeLessThan(800_000);
  expect(state.sending.at(-1)?.limitedBy).toBe('cpu');
});

test('[Q4] where most paths are at their limit, together they stay within what all of them carry', async () => {
  const { clock, paths } = setUp(['a', 'b', 'c'], 4);
  for (const path of paths) Object.assign(path, { reason: 'bandwidth', target: 100_000, available: 150_000 });
  await clock.advance(7000);
  const total = paths.reduce(
    (sum, path) => sum + (path.video['active'] === true ? Number(path.video['maxBitrate']) : 0),
    0,
  );
  expect(total).toBeLessThanOrEqual(3 * (150_000 - 32_000));
});

test('[Q2] everyone and oneself have a grade, and what is lost is lost at once', async () => {
  const { clock, first, quality, state } = setUp(['a', 'b']);
  await clock.advance(6000);
  expect(state.quality.get('a')).toMatchObject({ grade: 'good', cause: null, rtt: 40 });
  expect([...state.quality.keys()].toSorted()).toEqual(['a', 'b', 'self']);
  first.loss = 0.3;
  await clock.advance(8000);
  expect(state.quality.get('a')).toMatchObject({ grade: 'bad', cause: 'loss' });
  expect(state.quality.get('self')).toMatchObject({ grade: 'bad', cause: 'loss' });
  expect(state.quality.get('b')?.grade).toBe('good');
  quality.pathChanged('b', false);
  expect(state.quality.get('b')).toMatchObject({ grade: 'lost', cause: 'path' });
  quality.pathChanged('b', true);
  expect(state.quality.get('b')?.grade).toBe('good');
});

test('[Q2] a path on which nothing is heard is lost without anybody saying so', async () => {
  const { clock, first, state } = setUp(['a']);
  await clock.advance(6000);
  first.dead = true;
  await clock.advance(6000);
  expect(state.quality.get('a')).toMatchObject({ grade: 'lost', cause: 'path' });
  expect(state.quality.get('self')).toMatchObject({ grade: 'lost', cause: 'path' });
});

test('[Q2] every path is looked at once in two seconds, none while the page is hidden or after the end', async () => {
  const { clock, paths, state, quality } = setUp(['a', 'b', 'c']);
  await clock.advance(20_000);
  for (const { asked } of paths) {
    expect(asked).toBeGreaterThanOrEqual(9);
    expect(asked).toBeLessThanOrEqual(10);
  }
  // Once for each pass, not for each path.
  expect(state.told).toBeLessThanOrEqual(10);
  state.hidden = true;
  const before = paths.map(({ asked }) => asked);
  await clock.advance(20_000);
  expect(paths.map(({ asked }) => asked)).toEqual(before);
  state.hidden = false;
  quality.close();
  await clock.advance(20_000);
  expect(paths.map(({ asked }) => asked)).toEqual(before);
});
