import { expect, test } from 'vitest';
import type { RoomClient } from './testing/room-client.ts';
import { outcome, useRooms } from './testing/use-rooms.ts';

const bench = useRooms();
const off = { audio: false, video: false, screen: false };

const occupied = async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const [anna, ben] = [
    await bench.enter(server, conference, 'Anna', 'host'),
    await bench.enter(server, conference, 'Ben'),
  ];
  const admissionOf = (client: RoomClient) => {
    const admission = server.desk.admissions.get(client.participantId);
    if (admission === undefined) throw new Error('Nobody');
    return admission;
  };
  const { title, endsAt, settings, id: conferenceId, workspaceId } = conference;
  const spec = {
    conferenceId,
    workspaceId,
    title,
    startsAt: endsAt - 1,
    endsAt,
    timeZone: 'UTC',
    hostName: '',
    settings,
  };
  const follow = () => server.rooms.provider.meetings.update({ ...spec, meetingId: anna.joined?.room_id ?? '' }, spec);
  return { server, anna, ben, admissionOf, follow };
};

test('[R11] everybody in the room hears the new title, end, settings and their own rights, which hold at once', async () => {
  const { anna, ben, admissionOf, follow } = await occupied();
  for (const client of [anna, ben]) {
    const { conference } = admissionOf(client);
    Object.assign(conference, { title: 'Maths', endsAt: conference.endsAt + 60_000 });
    conference.settings = { ...conference.settings, chat: false, screenShare: 'moderators', maxParticipants: 3 };
  }
  await follow();
  await ben.until(() => ben.all('webrtc_conference').length === 1);
  expect(ben.all('webrtc_conference')[0]).toMatchObject({
    conference: { title: 'Maths', chat: false, max_participants: 3 },
    capabilities: { can_chat: false, can_share: false, can_end: false },
  });
  expect(anna.all('webrtc_conference')[0]?.capabilities).toMatchObject({ can_share: true, can_end: true });
  expect(await ben.sendRaw('webrtc_chat_message', { op_id: 'say-it-now', message: 'Hello' })).toMatchObject({
    code: 'FORBIDDEN',
  });
  expect(await outcome(ben.send('webrtc_media_state', { ...off, screen: true }))).toBe('FORBIDDEN');
});

test('[R11] another role is told to everybody as a last value, once', async () => {
  const { anna, ben, admissionOf, follow } = await occupied();
  admissionOf(ben).participant.role = 'moderator';
  await follow();
  await follow();
  await anna.until(() => anna.all('webrtc_conference').length === 2);
  expect(anna.all('webrtc_participant_updated').map(({ name, role }) => [name, role])).toEqual([['Ben', 'moderator']]);
  await bench.compare(anna, ben);
});

test('[R11] who may not be there any more is let go, and their ticket opens nothing', async () => {
  const { server, anna, ben, admissionOf, follow } = await occupied();
  admissionOf(ben).mayEnter = false;
  await follow();
  await anna.until(() => anna.log.some((event) => event.type === 'participant_left' && event.reason === 'removed'));
  await ben.until(() => !ben.socket.connected);
  expect(ben.all('webrtc_error')[0]?.code).toBe('FORBIDDEN');
  const ticket = ben.place?.ticket ?? '';
  expect(await outcome(ben.connect({ protocol: 1, ticket, epoch: 1, seq: 1 }))).toBe('FORBIDDEN');
  expect(await server.rooms.peerBy(ticket)).toBeNull();
});
