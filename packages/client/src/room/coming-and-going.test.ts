import { ParleyError } from '@parley/contract/errors';
import type { RoomEvent } from '@parley/contract/realtime';
import { expect, test } from 'vitest';
import { enteredRoom, playedRoom, status } from '../testing/entered-room.ts';
import { settle } from '../testing/manual-clock.ts';
import { event, joined, participantId, peerId, person } from '../testing/room-examples.ts';

test('[C5] joining settles when the first offers are out, and after 300 ms at the latest', async () => {
  const offers = Promise.withResolvers<void>();
  for (const end of ['sent', 'late'] as const) {
    const { room, server, clock } = playedRoom(end === 'sent' ? offers.promise : new Promise(() => {}));
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

test('joining gives the room, its people, and their media', async () => {
  const { room, engine, server } = await enteredRoom();
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
  const { room, server } = playedRoom();
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

test('[C3] leaving stops every track and path, also while connecting, and while the camera is being opened', async () => {
  const connecting = playedRoom();
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

  const there = await enteredRoom();
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
  const { room, server, goPage } = await enteredRoom();
  goPage();
  expect(status(room)).toBe('left');
  expect(server.socket.of('webrtc_leave_room')).toHaveLength(1);
});

test('[J7] the end is told once with its reason, after everybody left, and stops everything', async () => {
  const { room, navigator, tellEvent, moments, server, clock } = await enteredRoom();
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
  const taken = await enteredRoom();
  await taken.room.setCamera(true);
  taken.server.socket.tell('webrtc_error', new ParleyError('TAKEN_OVER', 'Elsewhere').toBody());
  expect(taken.room.connection.getSnapshot()).toEqual({ status: 'taken_over' });
  expect(taken.navigator.live).toEqual([]);

  const late = await enteredRoom();
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
  const { room, server, clock, engine } = await enteredRoom();
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
