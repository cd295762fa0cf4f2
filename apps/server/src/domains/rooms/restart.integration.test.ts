import { LIVENESS } from '@parley/contract/realtime';
import { sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { ManualClock } from '../../platform/clock/manual-clock.ts';
import { DATABASE_KINDS } from '../../platform/db/testing.ts';
import { killInChat } from './testing/kill-in-chat.ts';
import { outcome, useRooms } from './testing/use-rooms.ts';

/** For what a real database does in its own time. */
const PATIENCE = { timeout: 15_000, interval: 10 };

describe.each(DATABASE_KINDS)('rooms of a server that stops, on %s', (kind) => {
  const bench = useRooms(kind);

  /** A server whose clock stands still, with two people; what is left of it does nothing more. */
  const occupied = async (nodeId = 'one') => {
    const clock = new ManualClock();
    const server = await bench.start({ clock, nodeId });
    const conference = server.desk.conference();
    const [anna, ben] = [await bench.enter(server, conference, 'Anna'), await bench.enter(server, conference, 'Ben')];
    await anna.say('before');
    await ben.reach(3);
    return { server, clock, desk: server.desk, anna, ben };
  };
  const expireLeases = () => bench.db.sql.execute(sql`update rooms set lease_until = now() - interval '1 second'`);

  test('[S4] [R8] [F1] after a crash tickets still work, nothing is missing, and the epoch is raised', async () => {
    const before = await occupied();
    const epoch = before.anna.place?.epoch ?? 0;
    await before.server.crash();
    const server = await bench.start({ clock: new ManualClock(before.clock.now()), desk: before.desk });
    const { anna, ben } = before;
    expect((await anna.resume(anna.place, server.url)).mode).toBe('tail');
    expect((await ben.resume(ben.place, server.url)).mode).toBe('tail');
    await ben.say('after');
    await anna.reach(4);
    expect(anna.place?.epoch).toBeGreaterThan(epoch);
    expect(anna.texts).toEqual(['before', 'after']);
    await bench.compare(anna, ben);
  });

  test('[L4] who does not come back within 20 s of the start has left, lost; who comes has not', async () => {
    const before = await occupied();
    await before.server.crash();
    const clock = new ManualClock(before.clock.now() + 60_000);
    const server = await bench.start({ clock, desk: before.desk });
    const { anna } = before;
    await clock.advance(LIVENESS.graceAfterStart - 1);
    await anna.resume(anna.place, server.url);
    expect(anna.joined?.participants.map(({ connection }) => connection)).toEqual(['connected', 'reconnecting']);
    await clock.advance(1);
    await anna.until(() => anna.log.at(-1)?.type === 'participant_left');
    expect(anna.log.at(-1)).toMatchObject({ reason: 'lost', peer_id: before.ben.peerId });
    await clock.advance(LIVENESS.graceAfterStart);
    await anna.say('still here');
    await bench.compare(anna);
  });

  test('[L3] who was lost while the server was down comes back as the same peer', async () => {
    const before = await occupied();
    await before.server.crash();
    const clock = new ManualClock(before.clock.now() + 3_600_000);
    const server = await bench.start({ clock, desk: before.desk });
    await clock.advance(LIVENESS.graceAfterStart + 100);
    const { ben } = before;
    const peer = ben.peerId;
    await ben.resume(ben.place, server.url);
    expect(ben.peerId).toBe(peer);
    expect(ben.log.at(-1)).toMatchObject({ type: 'participant_joined', rejoined: true });
    await bench.compare(ben);
  });

  test('[F33] a server that stops hands its rooms over at once and says when to come back', async () => {
    const before = await occupied('one');
    await before.server.stop();
    const { anna, ben } = before;
    for (const one of [anna, ben]) {
      await one.until(() => !one.socket.connected);
      const [told] = one.all('webrtc_reconnect');
      expect(told?.after_ms).toBeGreaterThanOrEqual(0);
      expect(told?.after_ms).toBeLessThanOrEqual(2000);
    }
    const server = await bench.start({ nodeId: 'two', desk: before.desk });
    for (const one of [anna, ben]) expect((await one.resume(one.place, server.url)).mode).toBe('tail');
    await anna.say('after');
    await bench.compare(anna, ben);
    expect(ben.log.some(({ type }) => type === 'participant_left')).toBe(false);
  });

  test('[R4] a node that lost its room stores nothing more and sends its people to the other', async () => {
    const before = await occupied('one');
    const { anna, ben } = before;
    const other = await bench.start({ nodeId: 'two', clock: new ManualClock(before.clock.now()), desk: before.desk });
    expect(await outcome(ben.resume(ben.place, other.url))).toBe('UNAVAILABLE');
    await expireLeases();
    await ben.resume(ben.place, other.url);
    expect(await outcome(anna.say('to the wrong one'))).not.toBe('done');
    await anna.until(() => !anna.socket.connected);
    expect(anna.all('webrtc_reconnect')).toHaveLength(1);
    await anna.resume(anna.place, other.url);
    await anna.say('to the right one');
    await bench.compare(anna, ben);
    expect(anna.texts).toEqual(['before', 'to the right one']);
  });

  test('[R4] [L4] a node takes over the rooms of one that died, and its ghosts leave', async () => {
    const before = await occupied('one');
    const clock = new ManualClock(before.clock.now());
    const other = await bench.start({ nodeId: 'two', clock, desk: before.desk });
    await before.server.crash();
    await expireLeases();
    await clock.advance(4000);
    const { anna } = before;
    const found = () => other.rooms.directory.find(anna.joined?.room_id ?? 'room_');
    await vi.waitUntil(() => found()?.state.people.length === 2, PATIENCE);
    await clock.advance(LIVENESS.graceAfterStart);
    await vi.waitUntil(() => found()?.state.people.length === 0, PATIENCE);
    expect(found()?.state.lost).toHaveLength(2);
  });

  test('an empty room leaves memory, and is there again with its chat', async () => {
    const { server, clock, desk, anna, ben } = await occupied();
    const id = anna.joined?.room_id ?? 'room_';
    for (const one of [anna, ben]) await one.send('webrtc_leave_room', { op_id: `leaving-${one.peerId}` });
    await clock.advance(31_000);
    expect(server.rooms.directory.find(id)).toBeUndefined();
    const admission = desk.admissions.get(anna.participantId);
    if (admission === undefined) throw new Error('Unknown');
    const again = bench.client(server);
    const joined = await again.join(await server.enter(admission));
    expect(joined.mode === 'snapshot' && joined.chat.map(({ text }) => text)).toEqual(['before']);
    expect(joined.participants).toHaveLength(1);
    await bench.compare(again);
  });
});

test('[D1] [R1] [R3] [S4] [F5] killed in the middle of a chat, nothing acknowledged is lost and nothing is told twice', async () => {
  const report = await killInChat(1);
  expect(report).toMatchObject({ kills: 1, lost: 0, doubled: 0 });
  expect(report.acknowledged).toBe(report.stored);
  expect(report.acknowledged).toBeGreaterThan(0);
}, 120_000);
