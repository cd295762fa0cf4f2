import { LIVENESS } from '@parley/contract/realtime';
import { expect, test, vi } from 'vitest';
import { ManualClock } from '../../platform/clock/manual-clock.ts';
import type { RoomClient } from './testing/room-client.ts';
import { outcome, useRooms } from './testing/use-rooms.ts';

const bench = useRooms();
const on = { audio: true, video: true, screen: true };
/** For what a real database does in its own time. */
const PATIENCE = { timeout: 15_000, interval: 20 };
const off = { ...on, screen: false };

/** What the log that this client saw says of shares and leaving. */
const story = (client: RoomClient) =>
  client.log.flatMap((event) => {
    if (event.type === 'share_started' || event.type === 'share_ended') return [event.type];
    return event.type === 'participant_left' ? [event.reason] : [];
  });
const seenOf = (client: RoomClient, other: RoomClient) =>
  client.all('webrtc_participant_updated').filter(({ peer_id }) => peer_id === other.peerId);

const occupied = async (
  settings: Parameters<Awaited<ReturnType<typeof bench.start>>['desk']['conference']>[0] = {},
) => {
  const clock = new ManualClock();
  const server = await bench.start({ clock });
  const conference = server.desk.conference(settings);
  const enter = (name: string, role?: 'host') => bench.enter(server, conference, name, role);
  return { clock, server, conference, anna: await enter('Anna', 'host'), ben: await enter('Ben'), enter };
};

test('[E1] a share is in the log first, then among the last values; its own peer hears of it by the log', async () => {
  const { anna, ben } = await occupied();
  await anna.send('webrtc_media_state', on);
  await anna.send('webrtc_media_state', { ...on, audio: false });
  await anna.send('webrtc_media_state', off);
  await ben.until(() => story(ben).length === 2 && seenOf(ben, anna).length === 4);
  expect(story(anna)).toEqual(['share_started', 'share_ended']);
  expect(anna.log.find(({ type }) => type === 'share_started')).toMatchObject({
    participant_id: anna.participantId,
    peer_id: anna.peerId,
  });
  const order = ben.heard.map(({ name }) => name).filter((name) => name !== 'webrtc_participant_joined');
  expect(order.slice(order.indexOf('webrtc_event'), order.indexOf('webrtc_event') + 2)).toEqual([
    'webrtc_event',
    'webrtc_participant_updated',
  ]);
  const updates = seenOf(ben, anna);
  expect(updates.map(({ media }) => [media.audio, media.screen])).toEqual([
    [true, true],
    [false, true],
    [true, true],
    [true, false],
  ]);
  expect(updates.every(({ rev }, index) => index === 0 || rev === (updates[index - 1]?.rev ?? 0) + 1)).toBe(true);
  expect(seenOf(anna, anna)).toEqual([]);
  await bench.compare(anna, ben);
});

test('[E2] [E3] a third share is refused with the names of those who share, and nothing of its message counts', async () => {
  const { anna, ben, enter } = await occupied();
  const cleo = await enter('Cleo');
  for (const one of [anna, ben]) await one.send('webrtc_media_state', on);
  expect(await cleo.sendRaw('webrtc_media_state', { audio: false, video: false, screen: true })).toEqual({
    ok: false,
    code: 'CONFLICT',
    error: expect.stringContaining('Anna and Ben'),
    details: { reason: 'sharing', by: ['Anna', 'Ben'] },
  });
  await cleo.say('barrier');
  await anna.until(() => anna.texts.length === 1);
  expect([seenOf(anna, cleo), story(cleo)]).toEqual([[], ['share_started', 'share_started']]);
  await ben.send('webrtc_media_state', off);
  expect(await outcome(cleo.send('webrtc_media_state', on))).toBe('done');
  await bench.compare(anna, ben, cleo);
});

test('[E2] many who begin at the same moment: two do', async () => {
  const { anna, ben, enter } = await occupied();
  const all = [anna, ben, await enter('Cleo'), await enter('Dan'), await enter('Eve')];
  const outcomes = await Promise.all(all.map((one) => outcome(one.send('webrtc_media_state', on))));
  expect(outcomes.sort()).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'done', 'done']);
  await bench.compare(...all);
});

test('[E2] [E3] where moderators share, nobody else does, and sound and picture stay as they were', async () => {
  const { anna, ben } = await occupied({ screenShare: 'moderators' });
  expect(await outcome(ben.send('webrtc_media_state', { ...on, audio: false }))).toBe('FORBIDDEN');
  expect(await outcome(anna.send('webrtc_media_state', on))).toBe('done');
  await ben.say('barrier');
  expect(seenOf(anna, ben)).toEqual([]);
  await bench.compare(anna, ben);
});

test('[E4] leaving, being lost, being taken over and the end each end the share before its peer leaves', async () => {
  const { server, clock, conference, anna, ben, enter } = await occupied();
  await ben.send('webrtc_media_state', on);
  await ben.send('webrtc_leave_room', { op_id: 'ben-leaves-1' });

  const cleo = await enter('Cleo');
  await cleo.send('webrtc_media_state', on);
  cleo.cut();
  await anna.until(() => seenOf(anna, cleo).at(-1)?.connection === 'reconnecting');
  expect(seenOf(anna, cleo).at(-1)?.media.screen).toBe(true);
  await clock.advance(LIVENESS.lostAfter);
  await anna.until(() => story(anna).includes('lost'));
  await cleo.resume();
  expect(cleo.joined?.participants.find(({ peer_id }) => peer_id === cleo.peerId)?.media.screen).toBe(false);

  const admission = server.desk.admit(conference, 'Dan');
  const [dan, again] = [bench.client(server), bench.client(server)];
  await dan.join(await server.enter(admission));
  await dan.send('webrtc_media_state', on);
  await again.join(await server.enter(admission), { take_over: true, media: on });
  expect(again.joined?.participants.at(-1)?.media).toEqual(off);

  await anna.send('webrtc_media_state', on);
  anna.socket.emit('webrtc_moderate', { op_id: 'anna-ends-1', action: 'end_for_all' });
  await anna.until(() => anna.log.at(-1)?.type === 'room_ended');
  const pair = ['share_started', 'share_ended'];
  expect(story(anna).slice(0, 9)).toEqual([...pair, 'left', ...pair, 'lost', ...pair, 'taken_over']);
  expect(story(anna).slice(9, 12)).toEqual([...pair, 'ended']);
});

test('[E5] [S5] [R8] after a crash the share is still there, and telling it again is no second one', async () => {
  const { server, anna, ben, clock } = await occupied();
  await anna.send('webrtc_media_state', on);
  await server.crash();
  const next = await bench.start({ clock: new ManualClock(clock.now()), desk: server.desk });
  await anna.resume(anna.place, next.url);
  expect(anna.joined?.participants[0]?.media).toEqual(on);
  await anna.send('webrtc_media_state', { ...on, audio: false });
  await ben.resume(ben.place, next.url);
  await anna.send('webrtc_media_state', off);
  await ben.until(() => story(ben).length === 2);
  expect(story(ben)).toEqual(['share_started', 'share_ended']);
  await bench.compare(anna, ben);
});

test('[E3] when the log cannot be written, a share is refused and nobody hears of it; muting still works', async () => {
  const { clock, anna, ben } = await occupied();
  const execute = vi.spyOn(bench.db.sql, 'execute').mockRejectedValue(new Error('The disk is full'));
  expect(await outcome(anna.send('webrtc_media_state', on))).toBe('UNAVAILABLE');
  expect(await outcome(anna.send('webrtc_media_state', { ...off, audio: false }))).toBe('done');
  execute.mockRestore();
  await ben.until(() => seenOf(ben, anna).some(({ media }) => !media.audio));
  expect(seenOf(ben, anna).some(({ media }) => media.screen)).toBe(false);
  expect(story(ben)).toEqual([]);
  await vi.waitUntil(async () => {
    await clock.advance(500);
    return (await outcome(anna.send('webrtc_media_state', on))) === 'done';
  }, PATIENCE);
  await bench.compare(anna, ben);
});
