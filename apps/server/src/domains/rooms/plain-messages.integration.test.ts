import type { ErrorBody } from '@parley/contract';
import { PROTOCOL_VERSION } from '@parley/contract/realtime';
import { io, type Socket } from 'socket.io-client';
import { afterEach, expect, test } from 'vitest';
import { newId } from '../../platform/ids/ids.ts';
import { useRooms } from './testing/use-rooms.ts';

const bench = useRooms();
const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

/** Anna is in a room; Ben is connected to it, and speaks as a client of another system does. */
async function scene() {
  const server = await bench.start();
  const conference = server.desk.conference();
  const anna = await bench.enter(server, conference, 'Anna', 'host');
  const admission = server.desk.admit(conference, 'Ben');
  const userId = newId('user', Date.now());
  admission.participant.userId = userId;
  const socket = io(server.url, {
    auth: { protocol: PROTOCOL_VERSION, token: await server.enter(admission) },
    transports: ['websocket'],
    forceNew: true,
  });
  open.push(socket);
  const next = <T>(name: string) => new Promise<T>((resolve) => socket.once(name, resolve));
  const said = async <T>(answer: string, name: string, message?: object): Promise<T> => {
    const heard = next<T>(answer);
    socket.emit(name, ...(message === undefined ? [] : [message]));
    return await heard;
  };
  return { anna, socket, said, next, userId, roomId: server.roomOf(anna).id, participantId: admission.participant.id };
}

test('[F6] who speaks plainly joins, writes and signals, and hears what is told', async () => {
  const { anna, socket, said, userId, roomId, participantId } = await scene();
  const joined = await said('webrtc_joined', 'webrtc_join_room', { room_id: roomId, user_id: userId });
  expect(joined).toMatchObject({ room_id: roomId, self: { participant_id: participantId } });
  await anna.reach(2);
  expect(anna.all('webrtc_participant_joined')).toMatchObject([
    { participant: { name: 'Ben', media: { audio: false, video: false, screen: false } } },
  ]);

  const told = await said('webrtc_chat_message', 'webrtc_chat_message', { message: 'Hello' });
  expect(told).toMatchObject({ message: { text: 'Hello', participant_id: participantId } });
  await said('webrtc_chat_message', 'webrtc_chat_message', { message: 'Hello' });
  await anna.reach(4);

  const target_participant = anna.participantId;
  const sdp = 'v=0\r\n';
  const candidate = { candidate: 'candidate:1 1 UDP 1 192.0.2.7 5 typ host', sdpMid: '0', sdpMLineIndex: 0 };
  socket.emit('webrtc_signal', { type: 'offer', data: { type: 'offer', sdp }, target_participant });
  socket.emit('webrtc_answer', { data: { sdp }, target_participant });
  socket.emit('webrtc_ice_candidate', { data: candidate, target_participant });
  await new Promise<void>((resolve) => socket.emit('webrtc_probe', {}, () => resolve()));
  await anna.send('webrtc_probe', {});
  expect(anna.all('webrtc_signal').map(({ type, data, generation, n }) => ({ type, data, generation, n }))).toEqual([
    { type: 'offer', data: { sdp }, generation: 1, n: 1 },
    { type: 'answer', data: { sdp }, generation: 1, n: 2 },
    {
      type: 'ice_candidate',
      data: { candidate: candidate.candidate, sdp_mid: '0', sdp_m_line_index: 0, username_fragment: null },
      generation: 1,
      n: 3,
    },
  ]);
  await anna.say('Hello Ben');
});

test('[F4] [F6] another person or another room is refused, and so is what is not there; who asks for no acknowledgement hears so', async () => {
  const { socket, said, userId, roomId, anna } = await scene();
  const refused = (name: string, message?: object) => said<ErrorBody>('webrtc_error', name, message);
  expect(await refused('webrtc_chat_message', { message: 'Too early' })).toMatchObject({ code: 'FORBIDDEN' });
  const other = newId('user', Date.now());
  expect(await refused('webrtc_join_room', { room_id: roomId, user_id: other })).toMatchObject({
    code: 'FORBIDDEN',
    details: { reason: 'other_person' },
  });
  const otherRoom = newId('room', Date.now());
  expect(await refused('webrtc_join_room', { room_id: otherRoom, user_id: userId })).toMatchObject({
    code: 'FORBIDDEN',
    details: { reason: 'other_room' },
  });
  expect(await refused('webrtc_start_recording')).toMatchObject({ code: 'VALIDATION_FAILED' });
  expect(await refused('webrtc_offer', { target_participant: anna.participantId })).toMatchObject({
    code: 'VALIDATION_FAILED',
  });
  expect(socket.connected).toBe(true);
  await said('webrtc_joined', 'webrtc_join_room', { room_id: roomId, user_id: userId });
});
