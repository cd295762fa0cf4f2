import { setImmediate } from 'node:timers/promises';
import { LIVENESS } from '@parley/contract/realtime';
import { expect, test } from 'vitest';
import { ManualClock } from '../../platform/clock/manual-clock.ts';
import { say } from './testing/room-server.ts';
import { outcome, useRooms } from './testing/use-rooms.ts';

const bench = useRooms();
const PEOPLE = 4;
const ROUNDS = 12;

test('[S1] [R2] [F1] cut at any moment in a stream of events, everyone has seen each once and in order', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const clients = await Promise.all(
    Array.from({ length: PEOPLE }, (_, index) => bench.enter(server, conference, `P${index}`)),
  );
  const peers = clients.map(({ peerId }) => peerId);
  const [speaker, ...listeners] = clients;
  if (speaker === undefined) throw new Error('Nobody is there');
  const enough = new AbortController();
  const stream = (async () => {
    for (let index = 0; !enough.signal.aborted && index < 5000; index++) {
      await setImmediate();
      await say(server.roomOf(speaker), speaker.peerId, `message ${index}`);
    }
  })();
  for (let round = 0; round < ROUNDS; round++) {
    const victim = listeners[round % listeners.length];
    await victim?.reach((victim.place?.seq ?? 0) + (round % 5));
    victim?.cut();
    await victim?.until(() => !victim.socket.connected);
    const joined = await victim?.resume();
    expect(joined?.mode).toBe('tail');
  }
  enough.abort();
  await stream;
  await bench.compare(...clients);
  expect(clients.map(({ peerId }) => peerId)).toEqual(peers);
  expect(speaker.log.filter(({ type }) => type === 'participant_left')).toEqual([]);
});

test('[S2] a client of another log, ahead of it, or too far behind gets a snapshot', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const anna = await bench.enter(server, conference, 'Anna');
  const resumed = async (change: { epoch?: number; seq?: number }) => {
    anna.cut();
    await anna.until(() => !anna.socket.connected);
    const place = anna.place;
    return (await anna.resume(place === null ? null : { ...place, ...change })).mode;
  };
  await anna.say('hello');
  expect(await resumed({})).toBe('tail');
  expect(await resumed({ seq: 900 })).toBe('snapshot');
  expect(await resumed({ epoch: 1 })).toBe('snapshot');
  const before = anna.place?.seq ?? 0;
  const room = server.roomOf(anna);
  await Promise.all(Array.from({ length: 1000 }, (_, index) => say(room, anna.peerId, `message ${index}`)));
  expect(await resumed({ seq: before })).toBe('tail');
  await say(room, anna.peerId, 'one more');
  expect(await resumed({ seq: before })).toBe('snapshot');
  expect(anna.joined).toMatchObject({ seq: before + 1001, chat_complete: false });
  expect(anna.joined?.mode === 'snapshot' && anna.joined.chat).toHaveLength(500);
  await bench.compare(anna);
});

test('[S3] a ticket is replaced at each use; the one before works for 30 seconds more', async () => {
  const clock = new ManualClock();
  const server = await bench.start({ clock });
  const anna = await bench.enter(server, server.desk.conference(), 'Anna');
  const first = anna.place;
  await anna.resume();
  expect(anna.place?.ticket).not.toBe(first?.ticket);
  await clock.advance(29_000);
  expect(await outcome(anna.resume(first))).toBe('done');
  await clock.advance(1000);
  expect(await outcome(anna.resume(first))).toBe('UNAUTHENTICATED');
  expect(await outcome(anna.resume())).toBe('done');
});

test('[S3] a connection that goes on elsewhere takes the place of the one before, which does not count as lost', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const [anna, ben] = [await bench.enter(server, conference, 'Anna'), await bench.enter(server, conference, 'Ben')];
  const before = anna.socket;
  await anna.resume();
  await anna.until(() => !before.connected);
  await anna.say('still me');
  await bench.compare(anna, ben);
  expect(ben.all('webrtc_participant_updated').filter(({ connection }) => connection === 'reconnecting')).toEqual([]);
});

test('[S4] who was removed meanwhile cannot go on, and leaves', async () => {
  const server = await bench.start();
  const conference = server.desk.conference();
  const ben = await bench.enter(server, conference, 'Ben');
  const admission = server.desk.admit(conference, 'Anna');
  const anna = bench.client(server);
  await anna.join(await server.enter(admission));
  anna.cut();
  admission.mayEnter = false;
  expect(await outcome(anna.resume())).toBe('FORBIDDEN');
  await ben.until(() => ben.log.at(-1)?.type === 'participant_left');
  expect(ben.log.at(-1)).toMatchObject({ participant_id: admission.participant.id, reason: 'removed' });
});

test('[L2] [L3] reconnecting at once, lost after 15 s at the time last heard, the same peer for two minutes more', async () => {
  const clock = new ManualClock();
  const server = await bench.start({ clock });
  const conference = server.desk.conference();
  const [anna, ben] = [await bench.enter(server, conference, 'Anna'), await bench.enter(server, conference, 'Ben')];
  const cutAt = clock.now();
  anna.cut();
  await ben.until(() => ben.all('webrtc_participant_updated').at(-1)?.connection === 'reconnecting');
  await clock.advance(LIVENESS.lostAfter - 1);
  expect(ben.log.some(({ type }) => type === 'participant_left')).toBe(false);
  await clock.advance(1);
  await ben.until(() => ben.log.at(-1)?.type === 'participant_left');
  expect(ben.log.at(-1)).toMatchObject({ reason: 'lost', last_seen_at: new Date(cutAt).toISOString() });

  await clock.advance(LIVENESS.rejoinWithin - 1);
  const peer = anna.peerId;
  const { mode } = await anna.resume();
  expect([mode, anna.peerId]).toEqual(['tail', peer]);
  await ben.until(() => ben.log.at(-1)?.type === 'participant_joined');
  expect(ben.log.at(-1)).toMatchObject({ rejoined: true, participant: { peer_id: peer, connection: 'connected' } });
  await bench.compare(anna, ben);

  anna.cut();
  await ben.until(() => ben.all('webrtc_participant_updated').length === 2);
  await clock.advance(LIVENESS.lostAfter);
  await ben.until(() => ben.log.at(-1)?.type === 'participant_left');
  await clock.advance(LIVENESS.rejoinWithin);
  expect(await outcome(anna.resume())).toBe('UNAUTHENTICATED');
});

test('[L2] back within 15 s, nobody left', async () => {
  const clock = new ManualClock();
  const server = await bench.start({ clock });
  const conference = server.desk.conference();
  const [anna, ben] = [await bench.enter(server, conference, 'Anna'), await bench.enter(server, conference, 'Ben')];
  anna.cut();
  await ben.until(() => ben.all('webrtc_participant_updated').length === 1);
  await clock.advance(LIVENESS.lostAfter - 1);
  await anna.resume();
  await clock.advance(LIVENESS.lostAfter * 2);
  await ben.say('still there?');
  expect(ben.all('webrtc_participant_updated').map(({ connection }) => connection)).toEqual([
    'reconnecting',
    'connected',
  ]);
  expect(ben.log.some(({ type }) => type === 'participant_left')).toBe(false);
});
