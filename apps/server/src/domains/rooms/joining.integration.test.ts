import { PROTOCOL_VERSION } from '@parley/contract/realtime';
import { expect, test } from 'vitest';
import { newId } from '../../platform/ids/ids.ts';
import { newOp } from './testing/room-client.ts';
import { outcome, useRooms } from './testing/use-rooms.ts';

const bench = useRooms();

test('[J1] nothing is accepted before the handshake: token or ticket, and a known version', async () => {
  const server = await bench.start();
  const token = await server.enter(server.desk.admit(server.desk.conference(), 'Anna'));
  const shown = (auth: Record<string, unknown>) => outcome(bench.client(server).connect(auth));
  const protocol = PROTOCOL_VERSION;

  expect(await shown({})).toBe('UNAUTHENTICATED');
  expect(await shown({ protocol, token: `${token.slice(0, -4)}AAAA` })).toBe('UNAUTHENTICATED');
  expect(await shown({ protocol, ticket: 'x'.repeat(43), epoch: 0, seq: 0 })).toBe('UNAUTHENTICATED');
  expect(await shown({ protocol: protocol + 1, token })).toBe('PROTOCOL_UNSUPPORTED');
  expect(await shown({ protocol: 0, token })).toBe('PROTOCOL_UNSUPPORTED');
  expect(await shown({ protocol, token })).toBe('done');
});

test('[J1] a handshake may say that it joins: the answer is the room, or the reason why not and the end', async () => {
  const server = await bench.start();
  const conference = server.desk.conference({ maxParticipants: 1 });
  const join = () => ({ op_id: newOp(), media: { audio: true, video: false, screen: false } });
  const anna = bench.client(server);
  const token = await server.enter(server.desk.admit(conference, 'Anna'));
  await anna.connect({ protocol: PROTOCOL_VERSION, token, join: join() });
  await anna.until(() => anna.joined !== null);
  expect(anna.joined?.participants).toMatchObject([{ name: 'Anna', media: { audio: true, video: false } }]);

  const ben = bench.client(server);
  const refused = await server.enter(server.desk.admit(conference, 'Ben'));
  await ben.connect({ protocol: PROTOCOL_VERSION, token: refused, join: join() });
  await ben.until(() => !ben.socket.connected);
  expect(ben.all('webrtc_error')).toMatchObject([{ code: 'CONFERENCE_FULL' }]);

  const wrong = { protocol: PROTOCOL_VERSION, token, join: { op_id: 'short' } };
  expect(await outcome(bench.client(server).connect(wrong))).toBe('UNAUTHENTICATED');
});

test('[J2] [R2] who joins gets a snapshot, the others the event; all see what follows once and in order', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  conference.state = 'scheduled';
  const anna = await bench.enter(server, conference, 'Anna', 'host');
  expect(server.desk.entered).toEqual([conference.id]);
  await anna.say('first');
  const ben = await bench.enter(server, conference, 'Ben');

  const { joined } = ben;
  expect(joined?.mode === 'snapshot' && joined.chat.map(({ text }) => text)).toEqual(['first']);
  expect(joined?.participants.map(({ name, role }) => [name, role])).toEqual([
    ['Anna', 'host'],
    ['Ben', 'participant'],
  ]);
  expect(ben.all('webrtc_participant_joined')).toEqual([]);
  await ben.say('second');
  await anna.send('webrtc_raise_hand', { op_id: newOp(), raised: true });
  await anna.reach(5);
  expect(anna.log.map(({ type }) => type)).toEqual([
    'chat_message',
    'participant_joined',
    'chat_message',
    'hand_raised',
  ]);
  await bench.compare(anna, ben);
});

test('[J2] the right to be there is read again at the join, not from the token', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const anna = server.desk.admit(conference, 'Anna');
  const client = bench.client(server);
  await client.open(await server.enter(anna));
  anna.mayEnter = false;
  expect(await outcome(client.joinAgain())).toBe('FORBIDDEN');
  anna.conference.state = 'ended';
  expect(await outcome(client.joinAgain())).toBe('CONFERENCE_ENDED');
  server.desk.admissions.delete(anna.participant.id);
  expect(await outcome(client.joinAgain())).toBe('NOT_FOUND');
  expect(await outcome(client.say('in?'))).toBe('FORBIDDEN');
});

test('[J3] people who come at the same moment do not exceed the conference’s limit, nor the server’s', async () => {
  const server = await bench.start({ maxParticipants: 4 });
  for (const [maxParticipants, most] of [
    [3, 3],
    [50, 4],
  ] as const) {
    const conference = server.desk.conference({ maxParticipants });
    const entering = Array.from({ length: 8 }, (_, index) => outcome(bench.enter(server, conference, `P${index}`)));
    const outcomes = await Promise.all(entering);
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(most);
    expect(outcomes.filter((one) => one === 'CONFERENCE_FULL')).toHaveLength(8 - most);
  }
});

test('[J4] a second connection asks before it takes over; the first is told and closed', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const ben = await bench.enter(server, conference, 'Ben');
  const anna = server.desk.admit(conference, 'Anna');
  const [first, second] = [bench.client(server), bench.client(server)];
  await first.join(await server.enter(anna));
  await second.open(await server.enter(anna));

  const refused = await second.sendRaw('webrtc_join_room', {
    op_id: newOp(),
    media: { audio: false, video: false, screen: false },
  });
  expect(refused).toMatchObject({ ok: false, code: 'CONFLICT', details: { reason: 'already_here' } });
  await second.joinAgain({ take_over: true });
  await first.until(() => !first.socket.connected);
  expect(first.all('webrtc_error').map(({ code }) => code)).toEqual(['TAKEN_OVER']);
  expect(await outcome(first.resume())).toBe('TAKEN_OVER');

  await second.say('here now');
  await bench.compare(ben, second);
  expect(ben.log.map((event) => (event.type === 'participant_left' ? event.reason : event.type))).toEqual([
    'participant_joined',
    'taken_over',
    'participant_joined',
    'chat_message',
  ]);
  expect(second.joined?.participants).toHaveLength(2);
});

test('[J4] a connection that is only reconnecting is taken over without asking', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const ben = await bench.enter(server, conference, 'Ben');
  const anna = server.desk.admit(conference, 'Anna');
  const [first, second] = [bench.client(server), bench.client(server)];
  await first.join(await server.enter(anna));
  first.cut();
  await ben.until(() => ben.all('webrtc_participant_updated').some(({ connection }) => connection === 'reconnecting'));
  expect(await outcome(second.join(await server.enter(anna)))).toBe('done');
});

test('[J4] [R3] the same join on a new connection is its own ghost’s and needs no asking', async () => {
  const server = await bench.start();
  const anna = server.desk.admit(server.desk.conference(), 'Anna');
  const [first, second] = [bench.client(server), bench.client(server)];
  const op_id = newOp();
  await first.join(await server.enter(anna), { op_id });
  expect(await outcome(second.join(await server.enter(anna), { op_id }))).toBe('done');
  expect(second.joined?.participants).toHaveLength(1);
});

test('[J5] with muteOnEntry everyone but the host begins with audio off', async () => {
  const server = await bench.start();
  const conference = server.desk.conference({ muteOnEntry: true });
  const audio = async (role: 'host' | 'moderator' | 'participant') => {
    const { joined, peerId } = await bench.enter(server, conference, role, role);
    return [joined?.self.muted_on_entry, joined?.participants.find((one) => one.peer_id === peerId)?.media.audio];
  };
  expect(await audio('host')).toEqual([false, true]);
  expect(await audio('moderator')).toEqual([true, false]);
  expect(await audio('participant')).toEqual([true, false]);
});

test('[J6] leaving by message and by REST leave one event each, and the ticket is dead', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const anna = await bench.enter(server, conference, 'Anna');
  const ben = await bench.enter(server, conference, 'Ben');
  const cleo = await bench.enter(server, conference, 'Cleo');
  await ben.send('webrtc_leave_room', { op_id: newOp() });
  const { meetingId } = await server.rooms.provider.meetings.create({ conferenceId: conference.id } as never);
  const meeting = { conferenceId: conference.id, workspaceId: conference.workspaceId, meetingId };
  expect(server.rooms.provider.presence).toBeDefined();
  await server.rooms.provider.meetings.leave(meeting, cleo.participantId, 'left');
  await server.rooms.provider.meetings.leave(meeting, cleo.participantId, 'left');

  await anna.reach(5);
  expect(anna.log.flatMap((event) => (event.type === 'participant_left' ? [event.reason] : []))).toEqual([
    'left',
    'left',
  ]);
  const present = await server.rooms.provider.presence?.present([meeting]);
  expect(present?.get(meetingId)).toEqual({ count: 1, people: [{ name: 'Anna', avatarUrl: null }] });
  for (const gone of [ben, cleo]) {
    await gone.until(() => !gone.socket.connected);
    expect(await outcome(gone.resume())).toBe('UNAUTHENTICATED');
  }
});

test('[J6] [J7] the host ends for all: everybody is sent away, and nothing opens the room again', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const host = await bench.enter(server, conference, 'Host', 'host');
  const anna = await bench.enter(server, conference, 'Anna');
  const late = bench.client(server);
  const lateToken = await server.enter(server.desk.admit(conference, 'Late'));
  await late.open(lateToken);

  expect(await outcome(anna.send('webrtc_moderate', { op_id: newOp(), action: 'end_for_all' }))).toBe('FORBIDDEN');
  await host.send('webrtc_moderate', { op_id: newOp(), action: 'end_for_all' }).catch(() => {});
  for (const client of [host, anna]) {
    await client.until(() => !client.socket.connected);
    expect(client.log.at(-1)).toMatchObject({ type: 'room_ended', reason: 'host' });
    expect(client.log.filter((event) => event.type === 'participant_left' && event.reason === 'ended')).toHaveLength(2);
    expect(await outcome(client.resume())).toBe('CONFERENCE_ENDED');
  }
  await late.until(() => !late.socket.connected);
  expect(late.all('webrtc_error').map(({ code }) => code)).toEqual(['CONFERENCE_ENDED']);
  expect(await outcome(bench.client(server).open(lateToken))).toBe('CONFERENCE_ENDED');
  await bench.compare(anna, host);
});

test('signing out leaves the room and closes the connection for good', async () => {
  const sessionId = newId('session', Date.now());
  const server = await bench.start({ sessionOf: () => Promise.resolve(sessionId) });
  const anna = await bench.enter(server, server.desk.conference(), 'Anna');
  await server.signOut(sessionId);
  await anna.until(() => !anna.socket.connected);
  expect(anna.all('webrtc_error').map(({ code }) => code)).toEqual(['UNAUTHENTICATED']);
  expect(await outcome(anna.resume())).toBe('UNAUTHENTICATED');
});
