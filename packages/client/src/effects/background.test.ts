import { expect, test, vi } from 'vitest';
import { FakeTrack } from '../testing/fake-media.ts';
import { localDevices } from '../testing/local-devices.ts';
import { settle } from '../testing/manual-clock.ts';
import { Background } from './background.ts';

const PICTURE = 'data:image/jpeg;base64,AAAA';

/** Code that finds people, played by a test. */
function fakeEngine({ quick = true, broken = false } = {}) {
  const made: FakeTrack[] = [];
  let fail: (error: unknown) => void = () => {};
  const engine = {
    keepsUp: vi.fn(async () => quick),
    show: vi.fn(async (choice: { kind: string; url?: string }) => {
      if (choice.url?.endsWith('broken')) throw new Error('no picture');
    }),
    process: vi.fn(async (_track: MediaStreamTrack, failed: (error: unknown) => void) => {
      if (broken) throw new Error('no WebGL');
      fail = failed;
      const track = new FakeTrack('video', '', 'Hidden');
      made.push(track);
      return track as unknown as MediaStreamTrack;
    }),
    close: vi.fn(),
  };
  return { engine, made, fail: (error: unknown) => fail(error) };
}

function setUp({ kept = {}, engine = fakeEngine(), load }: SetUp = {}) {
  const storage = new Map(Object.entries(kept));
  const devices = localDevices();
  const sent: (string | null)[] = [];
  devices.media.on('track', (kind, track) => kind === 'video' && sent.push(track?.label ?? null));
  const background = new Background({
    media: devices.media,
    files: '/files/',
    storage: { getItem: (key) => storage.get(key) ?? null, setItem: (key, value) => void storage.set(key, value) },
    load: load ?? (async () => engine.engine),
  });
  return { ...devices, ...engine, sent, storage, background, view: () => background.view.getSnapshot() };
}

interface SetUp {
  kept?: Record<string, string>;
  engine?: ReturnType<typeof fakeEngine>;
  load?: () => Promise<ReturnType<typeof fakeEngine>['engine']>;
}

test('a background of the last visit is there before the camera is seen', async () => {
  const { media, sent, engine } = setUp({ kept: { 'parley.background': 'blur' } });
  await media.setCamera(true);
  expect(sent).toEqual(['Hidden']);
  expect(engine.show).toHaveBeenCalledWith({ kind: 'blur' });
});

test('one background takes the place of another without a moment between', async () => {
  const { media, sent, engine, background, storage } = setUp();
  await media.setCamera(true);
  await background.choose({ kind: 'blur' });
  await background.choose({ kind: 'scene', scene: 'dawn' });
  expect(sent).toEqual(['Built-in camera', 'Hidden']);
  expect(engine.process).toHaveBeenCalledTimes(1);
  expect(engine.show).toHaveBeenLastCalledWith({ kind: 'scene', scene: 'dawn' });
  expect(storage.get('parley.background')).toBe('dawn');
  await background.choose({ kind: 'none' });
  expect(sent.at(-1)).toBe('Built-in camera');
});

test('where nothing can be hidden the camera goes off, and is seen only once that is chosen', async () => {
  const { media, sent, states, background, view } = setUp({
    kept: { 'parley.background': 'forest' },
    engine: fakeEngine({ broken: true }),
  });
  await media.setCamera(true);
  expect([states().camera, view().failure, sent]).toEqual(['off', 'broken', []]);
  await background.choose({ kind: 'none' });
  await media.setCamera(true);
  expect([states().camera, view().failure, sent]).toEqual(['on', null, ['Built-in camera']]);
});

test('a machine that becomes too slow turns the camera off and is known as that', async () => {
  const { media, states, background, view, fail } = setUp();
  await media.setCamera(true);
  await background.choose({ kind: 'blur' });
  fail(Object.assign(new Error('slow'), { name: 'TooSlow' }));
  expect(states().camera).toBe('off');
  expect(view()).toMatchObject({ failure: 'too_slow', machine: 'too_slow', choice: { kind: 'blur' } });
});

test('code that cannot be loaded hides no less', async () => {
  const { media, sent, view, background } = setUp({ load: () => Promise.reject(new Error('offline')) });
  await media.setCamera(true);
  await background.choose({ kind: 'blur' });
  expect([sent, view().failure]).toEqual([['Built-in camera', null], 'broken']);
  await background.look();
  expect(view().machine).toBe('unsupported');
});

test.each([
  [true, 'able'],
  [false, 'too_slow'],
])('whether a machine keeps up (%s) is told before anything is chosen', async (quick, machine) => {
  const { background, view } = setUp({ engine: fakeEngine({ quick }) });
  const looking = background.look();
  expect(view().machine).toBe('looking');
  await looking;
  expect(view().machine).toBe(machine);
});

test('a picture that cannot be read is taken for a blur', async () => {
  const { media, background, view, sent } = setUp();
  await media.setCamera(true);
  await background.choose({ kind: 'picture', url: PICTURE });
  await background.choose({ kind: 'picture', url: `${PICTURE}broken` });
  expect(view().choice).toEqual({ kind: 'blur' });
  expect(sent.at(-1)).toBe('Hidden');
});

test('turning off while the code is loaded leaves nothing running', async () => {
  let arrive = (): void => {};
  const engine = fakeEngine();
  const arrival = new Promise<void>((resolve) => (arrive = resolve));
  const { media, states } = setUp({
    kept: { 'parley.background': 'blur' },
    engine,
    load: async () => {
      await arrival;
      return engine.engine;
    },
  });
  const starting = media.setCamera(true);
  await settle();
  await media.setCamera(false);
  arrive();
  await starting;
  await settle();
  expect(states().camera).toBe('off');
  expect(engine.engine.process).not.toHaveBeenCalled();
});

test.each([
  [
    { 'parley.background': 'picture', 'parley.background.picture': PICTURE },
    { kind: 'picture', url: PICTURE },
  ],
  [{ 'parley.background': 'picture', 'parley.background.picture': 'https://else.example/1' }, { kind: 'none' }],
  [{ 'parley.background': 'nonsense' }, { kind: 'none' }],
])('%j is read as %j', (kept, choice) => {
  expect(setUp({ kept }).view().choice).toEqual(choice);
});
