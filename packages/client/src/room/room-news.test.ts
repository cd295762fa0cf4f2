import { ParleyError } from '@parley/contract/errors';
import type { RoomEvent } from '@parley/contract/realtime';
import { expect, test } from 'vitest';
import { enteredRoom, status } from '../testing/entered-room.ts';
import { settle } from '../testing/manual-clock.ts';
import { entry, event, joined, message, participantId, peerId, person, roomId } from '../testing/room-examples.ts';

test('[R2] events become state and moments; one that is missing is fetched', async () => {
  const { room, server, tellEvent, moments, clock } = await enteredRoom();
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
  const { room, server, engine } = await enteredRoom();
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
  const { room, server, engine, moments, clock } = await enteredRoom();
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
    const { server, engine, clock } = await enteredRoom();
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
  const { room, server, clock, tellEvent } = await enteredRoom();
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

test('[R10] a reaction is told of everybody in the room, the own one when the server took it', async () => {
  const { room, server } = await enteredRoom();
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
