import { ParleyError } from '@parley/contract/errors';
import { expect, test } from 'vitest';
import { FakeEngine } from '../testing/fake-engine.ts';
import { fakePlayers } from '../testing/fake-player.ts';
import { FakeServer } from '../testing/fake-socket.ts';
import { localDevices } from '../testing/local-devices.ts';
import { settle } from '../testing/manual-clock.ts';
import { entry, event, joined, participantId, person } from '../testing/room-examples.ts';
import { Room } from './room.ts';

/** In the room as participant 0, with two others. */
async function inRoom(capabilities: { can_share: boolean } = { can_share: true }) {
  const devices = localDevices();
  const server = new FakeServer();
  const elements = fakePlayers();
  let engine: FakeEngine | null = null;
  const room = new Room({
    media: devices.media,
    clock: devices.clock,
    random: () => 0,
    createSocket: server.createSocket,
    createEngine: (options) => {
      engine = new FakeEngine(options);
      return engine;
    },
    createPlayer: elements.create,
    onWake: () => () => {},
    onPageGone: () => () => {},
    onNetworkChange: () => () => {},
  });
  const entering = room.join('token-1');
  server.socket.open();
  const example = joined([person(0), person(1), person(2)]);
  const self = { ...example.self, capabilities: { ...example.self.capabilities, ...capabilities } };
  server.socket.tell('webrtc_joined', { ...example, self });
  await entering;
  const states = () => server.sockets.flatMap((socket) => socket.of('webrtc_media_state'));
  const published = (source: string) => engine?.published[source] ?? null;
  const engineOf = () => engine as unknown as FakeEngine;
  return { ...devices, ...elements, server, room, states, published, engine: engineOf };
}

test('[M8] a screen is sent once the server has allowed it, and told to be shared', async () => {
  const { room, states, published, media } = await inRoom();
  const sharing = room.startScreenShare();
  await settle();
  expect(states().map(({ message }) => message)).toEqual([{ audio: false, video: false, screen: true }]);
  expect([published('screen'), room.self.getSnapshot()?.screen]).toEqual([null, false]);
  states()[0]?.answer();
  await sharing;
  expect(published('screen')).toBe(media.screenTracks.video);
  expect(published('screen_audio')).toBe(media.screenTracks.audio);
  expect(room.self.getSnapshot()?.screen).toBe(true);
  room.stopScreenShare();
  expect([published('screen'), published('screen_audio'), room.self.getSnapshot()?.screen]).toEqual([
    null,
    null,
    false,
  ]);
  expect(states().at(-1)?.message).toMatchObject({ screen: false });
});

test('[M8] refused by the server, nothing is captured any more, the camera is back, and the command says why', async () => {
  for (const [code, details] of [
    ['FORBIDDEN', {}],
    ['CONFLICT', { reason: 'sharing' }],
  ] as const) {
    const { room, states, published, navigator, media } = await inRoom();
    await room.setCamera(true);
    states()[0]?.answer();
    await settle();
    const sharing = room.startScreenShare({ camera: 'pause' });
    const refused = expect(sharing).rejects.toMatchObject({ code, details });
    await settle();
    states()
      .at(-1)
      ?.answer({ ok: false, ...new ParleyError(code, 'No', { details }).toBody() });
    await refused;
    await settle();
    expect(published('screen')).toBe(null);
    expect(navigator.live.map((track) => track.label)).toEqual(['Built-in camera']);
    expect(media.view.getSnapshot().screen).toMatchObject({ status: 'failed', error: { code } });
    // The refused message had no effect: what holds is told anew.
    for (let told = 2; told < states().length; told += 1) {
      states()[told]?.answer();
      await settle();
    }
    expect(states().at(-1)?.message).toEqual({ audio: false, video: true, screen: false });
    expect(room.self.getSnapshot()).toMatchObject({ video: true, screen: false });
  }
});

test('[M8] who may not share, or comes third, is not asked to choose in vain', async () => {
  const forbidden = await inRoom({ can_share: false });
  await expect(forbidden.room.startScreenShare()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const { room, server, navigator } = await inRoom();
  for (const who of [1, 2]) {
    const media = { audio: false, video: false, screen: true };
    server.socket.tell('webrtc_participant_updated', { ...entry(who), media, rev: 2 });
  }
  await expect(room.startScreenShare()).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'sharing' } });
  expect([...forbidden.navigator.askedScreens, ...navigator.askedScreens]).toEqual([]);
});

test('[M7] who closes the picker, and where there is none', async () => {
  const { room, navigator, states } = await inRoom();
  navigator.screenFailure = ['NotAllowedError', 'Permission denied by user'];
  await room.startScreenShare();
  expect(states()).toEqual([]);
  navigator.screenFailure = ['NotReadableError', 'No'];
  await expect(room.startScreenShare()).rejects.toMatchObject({ code: 'MEDIA_IN_USE' });
});

test('[M8] a share that waits for a lost connection is told after it is back, and ends with leaving', async () => {
  const { room, server, clock, states, published } = await inRoom();
  await clock.advance(5000);
  server.socket.break();
  const sharing = room.startScreenShare();
  await clock.advance(0);
  expect(states()).toEqual([]);
  server.socket.open();
  server.socket.tell('webrtc_joined', joined([person(0), person(1)], { mode: 'tail', events: [] } as never));
  states()[0]?.answer();
  await sharing;
  expect(published('screen')).not.toBe(null);

  const other = await inRoom();
  const waiting = other.room.startScreenShare();
  const left = expect(waiting).rejects.toMatchObject({ code: 'CONFERENCE_ENDED' });
  await settle();
  void other.room.leave();
  await left;
  expect(other.navigator.live).toEqual([]);
  await expect(other.room.startScreenShare()).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('[M9] shares of others are moments, and their sound is played while they last', async () => {
  const { room, server, playing } = await inRoom();
  const moments: unknown[] = [];
  room.on('shareStarted', ({ name }) => moments.push(['started', name]));
  room.on('shareEnded', ({ name }) => moments.push(['ended', name]));
  const share = (screen: boolean, rev: number) =>
    server.socket.tell('webrtc_participant_updated', { ...entry(1), media: { ...entry(1).media, screen }, rev });
  server.socket.tell('webrtc_event', event('share_started', 2, 1) as never);
  share(true, 2);
  expect(playing()).toHaveLength(3);
  server.socket.tell('webrtc_event', event('share_ended', 3, 1) as never);
  share(false, 3);
  expect(playing()).toHaveLength(2);
  expect(moments).toEqual([
    ['started', 'Person 1'],
    ['ended', 'Person 1'],
  ]);
});

test('[A1] [A3] the speaker and levels of a room, and the last speakers for its engine', async () => {
  const { room, server, clock, engine } = await inRoom();
  const speakers: unknown[] = [];
  room.on('speakerChanged', (id) => speakers.push(id));
  server.socket.tell('webrtc_participant_updated', {
    ...entry(1),
    media: { audio: true, video: false, screen: false },
    rev: 2,
  });
  let packet = 0;
  for (const who of [1, 2]) {
    engine().voices[participantId(who)] = {
      getSynchronizationSources: () => [{ audioLevel: 0.3, rtpTimestamp: (packet += 1), source: 1, timestamp: 0 }],
    };
  }
  const level = room.level(participantId(1));
  level.subscribe(() => {});
  room.level(participantId(2)).subscribe(() => {});
  await clock.advance(500);
  expect(room.speaker.getSnapshot()).toBe(participantId(1));
  expect(level.getSnapshot()).toBeGreaterThan(0.7);
  expect(room.level(participantId(2)).getSnapshot()).toBe(0);
  expect(engine().speakers).toEqual([participantId(1)]);
  server.socket.tell('webrtc_participant_updated', { ...entry(1), rev: 3 });
  await clock.advance(100);
  expect(speakers).toEqual([participantId(1), null]);
});

test('[C3] leaving ends every element, listener, track and timer', async () => {
  const { room, server, navigator, page, playing, sound, clock } = await inRoom();
  await Promise.all([room.setCamera(true), room.setMicrophone(true)]);
  room.devices.hint.subscribe(() => {});
  const sharing = room.startScreenShare();
  await settle();
  server.socket.of('webrtc_media_state').at(-1)?.answer();
  await settle();
  server.socket.of('webrtc_media_state').at(-1)?.answer();
  await sharing;
  expect([playing().length, navigator.live.length, sound.open, navigator.locks.length]).toEqual([2, 5, 1, 1]);
  void room.leave();
  await clock.advance(5000);
  expect([playing().length, navigator.live.length, sound.open]).toEqual([0, 0, 0]);
  expect([navigator.listeners, page.listeners]).toEqual([0, 0]);
  expect(navigator.locks).toMatchObject([{ released: true }]);
});
