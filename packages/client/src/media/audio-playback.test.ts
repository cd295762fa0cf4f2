import { expect, test } from 'vitest';
import { fakeStream } from '../testing/fake-media.ts';
import { FakePage } from '../testing/fake-page.ts';
import { fakePlayers } from '../testing/fake-player.ts';
import { settle } from '../testing/manual-clock.ts';
import { AudioPlayback } from './audio-playback.ts';

function setUp() {
  const page = new FakePage();
  const elements = fakePlayers();
  return { page, ...elements, playback: new AudioPlayback(elements.create, page) };
}

test('[M11] each stream has one element while it is there, on the chosen speaker', async () => {
  const { playback, players, playing, page } = setUp();
  const [one, two] = [fakeStream(), fakeStream()];
  playback.play([one]);
  playback.setSpeaker('out-2');
  playback.play([one, two]);
  await settle();
  expect(players.map(({ srcObject, sinkId, paused }) => [srcObject, sinkId, paused])).toEqual([
    [one, 'out-2', false],
    [two, 'out-2', false],
  ]);
  playback.setSpeaker('gone');
  await settle();
  playback.setSpeaker(null);
  await settle();
  playback.play([two]);
  expect(playing()).toMatchObject([{ srcObject: two, sinkId: '' }]);
  expect(players[0]).toMatchObject({ removed: true, srcObject: null });
  playback.play([]);
  expect([playing(), page.listeners]).toEqual([[], 0]);
});

test('[M11] what the browser does not play before a press is a state, and one press plays everything', async () => {
  const { playback, browser, players } = setUp();
  browser.refuses = true;
  const [one, two] = [fakeStream(), fakeStream()];
  playback.play([one, two]);
  await settle();
  expect(playback.state.getSnapshot()).toEqual({ status: 'blocked' });
  await playback.start();
  expect(playback.state.getSnapshot()).toEqual({ status: 'blocked' });
  browser.refuses = false;
  // One who comes now is heard, and the others are not yet.
  playback.play([one, two, fakeStream()]);
  await settle();
  expect(playback.state.getSnapshot()).toEqual({ status: 'blocked' });
  await playback.start();
  expect(playback.state.getSnapshot()).toEqual({ status: 'playing' });
  expect(players.every((player) => !player.paused)).toBe(true);
});

test('[M11] nobody is blocked once nobody is left; a phone call pauses, and being seen plays on', async () => {
  const { playback, browser, players, page } = setUp();
  browser.refuses = true;
  playback.play([fakeStream()]);
  await settle();
  playback.play([]);
  expect(playback.state.getSnapshot()).toEqual({ status: 'playing' });
  browser.refuses = false;
  playback.play([fakeStream()]);
  await settle();
  const player = players.at(-1);
  if (player !== undefined) player.paused = true;
  page.show();
  await settle();
  expect(player?.paused).toBe(false);
});

test('a host that plays by itself has no elements', () => {
  const playback = new AudioPlayback(null, new FakePage());
  playback.play([fakeStream()]);
  playback.setSpeaker('out-1');
  expect(playback.state.getSnapshot()).toEqual({ status: 'playing' });
});
