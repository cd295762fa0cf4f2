import { ParleyError } from '@parley/contract/errors';
import type { RoomEvent, WebrtcJoined } from '@parley/contract/realtime';
import { expect, test } from 'vitest';
import { LocalMedia } from '../media/local-media.ts';
import { FakeNavigator } from '../testing/fake-devices.ts';
import { FakeEngine } from '../testing/fake-engine.ts';
import { fakeStream } from '../testing/fake-media.ts';
import { FakeServer } from '../testing/fake-socket.ts';
import { ManualClock, settle } from '../testing/manual-clock.ts';
import { entry, event, joined, message, participantId, peerId, person, roomId } from '../testing/room-examples.ts';
import { Room } from './room.ts';

function setUp(offers: Promise<unknown> = Promise.resolve()) {
  const clock = new ManualClock();
  const server = new FakeServer();
  const navigator = new FakeNavigator();
  const media = new LocalMedia({ navigator, clock, createStream: (track) => fakeStream([track]), phone: false });
  const engines: FakeEngine[] = [];
  let goPage = () => {};
  const room = new Room({
    media,
    clock,
    random: () => 0,
    createSocket: server.createSocket,
    createEngine: (options) => {
      const engine = new FakeEngine(options);
      engine.offers = offers;
      engines.push(engine);
      return engine;
    },
    onWake: () => () => {},
    onPageGone: (gone) => {
      goPage = gone;
      return () => {};
    },
  });
  const moments: unknown[] = [];
  for (const name of [
    'participantJoined',
    'participantLeft',
    'chatMessage',
    'handRaised',
    'handLowered',
    'resynced',
    'ended',
  ] as const) {
    room.on(name, (...args: unknown[]) => {
      const [first, second] = args as [{ name?: string; text?: string } | string | undefined, unknown];
      moments.push(
        [name, typeof first === 'object' ? (first.text ?? first.name) : first, second].filter(
          (part) => part !== undefined,
        ),
      );
    });
  }
  const engine = () => {
    const newest = engines.at(-1);
    if (newest === undefined) throw new Error('No engine was made');
    return newest;
  };
  const tellEvent = (event: RoomEvent) => {
    const names = {
      participant_joined: 'webrtc_participant_joined',
      participant_left: 'webrtc_participant_left',
      chat_message: 'webrtc_chat_message',
    } as const;
    const name = event.type in names ? names[event.type as keyof typeof names] : 'webrtc_event';
    server.socket.tell(name, event as never);
  };
  return { clock, server, navigator, media, room, engines, engine, moments, tellEvent, goPage: () => goPage() };
}

test('[C5] joining settles when the first offers are out, and after 300 ms at the latest', async () => {
  const offers = Promise.withResolvers<void>();
  for (const end of ['sent', 'late'] as const) {
    const { room, server, clock } = setUp(end === 'sent' ? offers.promise : new Promise(() => {}));
    let settled = false;
    const entering = room.join('token-1').then(() => {
      settled = true;
    });
    server.socket.open();
    server.socket.tell('webrtc_joined', joined([person(0), person(1)]));
    await clock.advance(299);
    expect([room.connection.getSnapshot().status, settled]).toEqual(['connected', false]);
    if (end === 'sent') offers.resolve();
    else await clock.advance(1);
    await entering;
    expect(settled).toBe(true);
  }
});

/** In the room as participant 0, with participant 1 there before. */
async function inRoom(more: Partial<WebrtcJoined> = {}) {
  const all = setUp();
  const entering = all.room.join('token-1');
  all.server.socket.open();
  all.server.socket.tell('webrtc_joined', joined([person(0), person(1)], more));
  await entering;
  return all;
}

const status = (room: Room) => room.connection.getSnapshot().status;
const told = (server: FakeServer) =>
  server.sockets.flatMap((socket) => socket.of('webrtc_media_state')).map((sent) => sent.message);

test('joining gives the room, its people, and their media', async () => {
  const { room, engine, server } = await inRoom();
  expect(status(room)).toBe('connected');
  expect(room.conference.getSnapshot()).toMatchObject({ title: 'Weekly', chat: true });
  expect(room.participants.getSnapshot()).toMatchObject([
    { id: participantId(1), name: 'Person 1', path: 'connecting' },
  ]);
  expect(room.self.getSnapshot()).toMatchObject({ participantId: participantId(0), name: 'Person 0', audio: false });
  expect([...room.media.getSnapshot().keys()]).toEqual([participantId(1)]);
  expect(engine().peers).toMatchObject([{ peerId: peerId(1), reachable: true }]);
  expect(server.socket.handshake).not.toHaveProperty('join.take_over');
});

test('somebody who is here already is asked before taking over', async () => {
  const { room, server } = setUp();
  const refused = room.join('token-1');
  server.socket.open();
  const conflict = new ParleyError('CONFLICT', 'Already here', { details: { reason: 'already_here' } });
  server.socket.tell('webrtc_error', conflict.toBody());
  await expect(refused).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'already_here' } });
  expect(room.connection.getSnapshot()).toMatchObject({ status: 'failed', canRetry: false });

  const entering = room.join('token-1', { takeOver: true });
  server.socket.open();
  expect(server.socket.handshake).toHaveProperty('join.take_over', true);
  server.socket.tell('webrtc_joined', joined([person(0)]));
  await entering;
  expect(status(room)).toBe('connected');
});

test('[C5] joining does not wait for the camera, which is sent and told as soon as it is there', async () => {
  const all = setUp();
  all.navigator.manual = true;
  const camera = all.room.setCamera(true);
  const entering = all.room.join('token-1');
  all.server.socket.open();
  expect(all.server.socket.handshake).toMatchObject({ join: { media: { audio: false, video: false } } });
  all.server.socket.tell('webrtc_joined', joined([person(0)]));
  await entering;
  expect(told(all.server)).toEqual([]);
  all.navigator.asked[0]?.grant();
  await camera;
  await settle();
  expect(all.engine().published.video).toBe(all.media.videoTrack);
  expect(told(all.server)).toEqual([{ audio: false, video: true, screen: false }]);
  expect(all.room.self.getSnapshot()).toMatchObject({ video: true });
});

test('[C4] what is shown, the track that is sent and what others are told are the same', async () => {
  const { room, server, media, engine } = await inRoom();
  await room.setMicrophone(true);
  expect(engine().published.audio).toMatchObject({ enabled: true });
  expect(room.self.getSnapshot()?.audio).toBe(true);
  await room.setMicrophone(false);
  expect(engine().published.audio).toMatchObject({ enabled: false });
  expect(room.self.getSnapshot()?.audio).toBe(false);
  await media.setMicrophone(true);
  server.socket.of('webrtc_media_state')[0]?.answer();
  await settle();
  // The first was on its way; of what changed meanwhile only the last counts, and it is what was told already.
  expect(told(server)).toEqual([{ audio: true, video: false, screen: false }]);
  expect(room.self.getSnapshot()?.audio).toBe(true);
});

test('[C4] [C2] a mute while the connection is away holds at once and is told after it is back', async () => {
  const { room, server, clock, engine } = await inRoom();
  await room.setMicrophone(true);
  server.socket.of('webrtc_media_state')[0]?.answer();
  await clock.advance(5000);
  server.socket.break();
  await room.setMicrophone(false);
  expect(engine().published.audio).toMatchObject({ enabled: false });
  await clock.advance(0);
  server.socket.open();
  const known = person(0, 0, { media: { audio: true, video: false, screen: false } });
  server.socket.tell('webrtc_joined', joined([known, person(1)], { mode: 'tail', events: [] } as never));
  expect(server.socket.of('webrtc_media_state').map((sent) => sent.message)).toEqual([
    { audio: false, video: false, screen: false },
  ]);
});

test('[J5] where people come in muted, nothing is sent before, and speaking needs their own hand', async () => {
  const all = setUp();
  await all.media.setMicrophone(true);
  const entering = all.room.join('token-1');
  all.server.socket.open();
  const self = { ...joined([person(0)]).self, muted_on_entry: true };
  all.server.socket.tell('webrtc_joined', joined([person(0)], { self }));
  await entering;
  expect(all.engine().published.audio).toMatchObject({ enabled: false });
  expect(all.room.self.getSnapshot()).toMatchObject({ audio: false, mutedOnEntry: true });
  await all.room.setMicrophone(true);
  await all.clock.advance(5000);
  all.server.socket.break();
  await all.clock.advance(0);
  all.server.socket.tell('webrtc_joined', joined([person(0)], { self }));
  expect(all.room.self.getSnapshot()?.audio).toBe(true);
});

test('[R2] events become state and moments; one that is missing is fetched', async () => {
  const { room, server, tellEvent, moments, clock } = await inRoom();
  tellEvent(event('participant_joined', 2, 2));
  tellEvent(event('hand_raised', 3, 2));
  tellEvent(event('hand_raised', 3, 2));
  expect(room.participants.getSnapshot().map(({ id, handRaisedAt }) => [id, handRaisedAt !== null])).toEqual([
    [participantId(1), false],
    [participantId(2), true],
  ]);
  await clock.advance(5000);
  tellEvent(event('participant_left', 5, 2));
  expect(status(room)).toBe('reconnecting');
  await clock.advance(0);
  expect(server.socket.handshake).toMatchObject({ epoch: 1, seq: 3 });
  const events = [event('chat_message', 4, 1), event('participant_left', 5, 2)];
  server.socket.tell('webrtc_joined', joined([person(0), person(1)], { mode: 'tail', seq: 5, events } as never));
  expect(status(room)).toBe('connected');
  expect(room.participants.getSnapshot()).toHaveLength(1);
  expect(moments).toEqual([
    ['participantJoined', 'Person 2', false],
    ['handRaised', 'Person 2'],
    ['chatMessage', 'text 4'],
    ['participantLeft', 'Person 2', 'left'],
  ]);
});

test('[R9] [L2] a person whose connection is lost is shown so, and their views stay the same objects otherwise', async () => {
  const { room, server, engine } = await inRoom();
  const [before] = room.participants.getSnapshot();
  server.socket.tell('webrtc_participant_updated', { ...entry(1), connection: 'reconnecting', rev: 3 });
  server.socket.tell('webrtc_participant_updated', { ...entry(1), connection: 'connected', rev: 2 });
  expect(room.participants.getSnapshot()[0]?.connection).toBe('reconnecting');
  expect(engine().peers[0]?.reachable).toBe(false);
  const [shown] = room.participants.getSnapshot();
  expect(shown).not.toBe(before);
  engine().options.pathChanged(participantId(1), { path: 'connected', cause: null });
  expect(room.participants.getSnapshot()[0]).toMatchObject({ path: 'connected', connection: 'reconnecting' });
  await room.setMicrophone(true);
  server.socket.tell('webrtc_participant_updated', { ...entry(1), connection: 'reconnecting', rev: 1 });
  const list = room.participants.getSnapshot();
  await room.setMicrophone(false);
  expect(room.participants.getSnapshot()).toBe(list);
});

test('[S2] a snapshot after a loss replaces what was known, is told, and lets the paths begin anew', async () => {
  const { room, server, engine, moments, clock } = await inRoom();
  await clock.advance(5000);
  server.socket.break();
  await clock.advance(0);
  server.socket.tell(
    'webrtc_joined',
    joined([person(0), person(2)], { epoch: 2, seq: 40, chat: [message(4, 1, 'missed')] }),
  );
  expect(room.participants.getSnapshot().map(({ id }) => id)).toEqual([participantId(2)]);
  expect(room.chat.getSnapshot().entries.map(({ text }) => text)).toEqual(['missed']);
  expect(moments).toEqual([['resynced', undefined].filter((part) => part !== undefined)]);
  expect(engine().done).toEqual(['up', 'down', 'down', 'up', 'restart']);
});

test('[L3] who was given up and came back begins the paths anew, who only resumes does not', async () => {
  for (const rejoined of [false, true]) {
    const { server, engine, clock } = await inRoom();
    await clock.advance(5000);
    server.socket.break();
    await clock.advance(0);
    const events = rejoined ? [event('participant_left', 2, 0), event('participant_joined', 3, 0)] : [];
    server.socket.tell(
      'webrtc_joined',
      joined([person(0), person(1)], { mode: 'tail', seq: 1 + events.length, events } as never),
    );
    expect(engine().done.includes('restart')).toBe(rejoined);
  }
});

test('[C2] chat is shown at once, stored in order after a loss, and a refusal is told with the entry', async () => {
  const { room, server, clock, tellEvent } = await inRoom();
  await clock.advance(5000);
  server.socket.break();
  room.sendChat('  one ');
  room.sendChat('two');
  expect(room.chat.getSnapshot().entries.map(({ text, status, own }) => [text, status, own])).toEqual([
    ['one', 'sending', true],
    ['two', 'sending', true],
  ]);
  await clock.advance(0);
  server.socket.tell('webrtc_joined', joined([person(0), person(1)], { mode: 'tail', events: [] } as never));
  const [first] = server.socket.of('webrtc_chat_message');
  expect(server.socket.of('webrtc_chat_message')).toHaveLength(1);
  tellEvent({ ...event('chat_message', 2), message: message(2, 0, 'one') } as RoomEvent);
  first?.answer();
  await settle();
  server.socket
    .of('webrtc_chat_message')[1]
    ?.answer({ ok: false, error: 'Chat is off', code: 'FORBIDDEN', details: {} });
  await settle();
  expect(room.chat.getSnapshot().entries.map(({ text, status, error }) => [text, status, error?.code])).toEqual([
    ['one', 'sent', undefined],
    ['two', 'failed', 'FORBIDDEN'],
  ]);
  expect(() => room.sendChat('x'.repeat(2001))).toThrow(ParleyError);
});

test('[C3] leaving stops every track and path, also while connecting, and while the camera is being opened', async () => {
  const connecting = setUp();
  connecting.navigator.manual = true;
  void connecting.room.setCamera(true);
  const entering = connecting.room.join('token-1');
  await settle();
  const left = connecting.room.leave();
  connecting.navigator.asked[0]?.grant();
  await entering;
  connecting.server.socket.fail('TIMEOUT');
  await left;
  await settle();
  expect(status(connecting.room)).toBe('left');
  expect(connecting.navigator.live).toEqual([]);
  connecting.server.socket.tell('webrtc_joined', joined([person(0)]));
  expect(connecting.engines).toEqual([]);

  const there = await inRoom();
  await Promise.all([there.room.setCamera(true), there.room.setMicrophone(true)]);
  void there.room.leave();
  expect(status(there.room)).toBe('left');
  expect(there.navigator.live).toEqual([]);
  expect(there.engine().done.at(-1)).toBe('close');
  expect(there.room.media.getSnapshot().size).toBe(0);
  there.server.socket.of('webrtc_leave_room')[0]?.answer();
  await settle();
  expect(there.server.socket.closed).toBe(true);
  await there.clock.advance(200_000);
  expect(there.server.sockets).toHaveLength(1);
});

test('closing the page leaves', async () => {
  const { room, server, goPage } = await inRoom();
  goPage();
  expect(status(room)).toBe('left');
  expect(server.socket.of('webrtc_leave_room')).toHaveLength(1);
});

test('[J7] the end is told once with its reason, after everybody left, and stops everything', async () => {
  const { room, navigator, tellEvent, moments, server, clock } = await inRoom();
  await room.setCamera(true);
  tellEvent({ ...event('participant_left', 2, 1), reason: 'ended' } as RoomEvent);
  tellEvent({ ...event('participant_left', 3, 0), reason: 'ended' } as RoomEvent);
  tellEvent(event('room_ended', 4));
  expect(room.connection.getSnapshot()).toEqual({ status: 'ended', reason: 'host' });
  expect(moments).toEqual([['ended', 'host']]);
  expect(navigator.live).toEqual([]);
  await clock.advance(200_000);
  expect(server.sockets).toHaveLength(1);
});

test('[J4] taken over is told as such; [S4] a dead ticket as a failure that only the door can mend', async () => {
  const taken = await inRoom();
  await taken.room.setCamera(true);
  taken.server.socket.tell('webrtc_error', new ParleyError('TAKEN_OVER', 'Elsewhere').toBody());
  expect(taken.room.connection.getSnapshot()).toEqual({ status: 'taken_over' });
  expect(taken.navigator.live).toEqual([]);

  const late = await inRoom();
  await late.clock.advance(5000);
  late.server.socket.break();
  await late.clock.advance(0);
  late.server.socket.break(new ParleyError('UNAUTHENTICATED', 'Too long'));
  expect(late.room.connection.getSnapshot()).toMatchObject({ status: 'failed', canRetry: false });
  const again = late.room.join('token-2');
  late.server.socket.open();
  late.server.socket.tell('webrtc_joined', joined([person(0)]));
  await again;
  expect(status(late.room)).toBe('connected');
});

test('[C1] after the ladder the paths are kept, and reconnectNow goes on in the same session', async () => {
  const { room, server, clock, engine } = await inRoom();
  await room.setMicrophone(true);
  while (status(room) !== 'failed') {
    if (!server.socket.closed) server.socket.break();
    await clock.advance(500);
  }
  expect(room.connection.getSnapshot()).toMatchObject({ canRetry: true, error: { code: 'NETWORK_UNREACHABLE' } });
  expect(engine().done).not.toContain('close');
  room.reconnectNow();
  expect(status(room)).toBe('reconnecting');
  server.socket.tell('webrtc_joined', joined([person(0), person(1)], { mode: 'tail', events: [] } as never));
  expect(status(room)).toBe('connected');
  expect(room.self.getSnapshot()?.audio).toBe(true);
});

test('[R10] a reaction is told of everybody in the room, the own one when the server took it', async () => {
  const { room, server } = await inRoom();
  const seen: unknown[] = [];
  room.on('reaction', ({ name }, reaction) => seen.push([name, reaction]));
  const about = { room_id: roomId, peer_id: peerId(1), reaction: 'heart' } as const;
  server.socket.tell('webrtc_reaction', { ...about, participant_id: participantId(1) });
  server.socket.tell('webrtc_reaction', { ...about, participant_id: participantId(7) });
  const reacting = room.react('laugh');
  expect(server.socket.sent.at(-1)).toMatchObject({ name: 'webrtc_reaction', message: { reaction: 'laugh' } });
  expect(seen).toEqual([['Person 1', 'heart']]);
  server.socket.sent.at(-1)?.answer();
  await reacting;
  expect(seen).toEqual([
    ['Person 1', 'heart'],
    ['Person 0', 'laugh'],
  ]);
});
