import type { Id } from '@parley/contract';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/db/database.ts';
import { DATABASE_KINDS, openTestDatabase } from '../../platform/db/testing.ts';
import { newId } from '../../platform/ids/ids.ts';
import { loadRoom } from './load-room.ts';
import { type LogRow, RoomRepository, toRow } from './repository.ts';
import { adopted, apply, emptyRoom, type LoggedEvent, type RoomState } from './room-state.ts';
import { toSnapshot } from './snapshot.ts';

const START = Date.UTC(2026, 10, 24, 15);
const at = new Date(START).toISOString();

describe.each(DATABASE_KINDS)('room log on %s', (kind) => {
  let db: Database;
  let one: RoomRepository;
  let two: RoomRepository;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    one = new RoomRepository(db, 'one');
    two = new RoomRepository(db, 'two');
  });
  afterAll(() => db.close());

  const makeRoom = async (): Promise<Id<'room'>> => {
    const id = newId('room', START);
    const made = { id, conferenceId: newId('conference', START), workspaceId: newId('workspace', START), now: START };
    expect(await one.ensure(made)).toBe(true);
    return id;
  };
  const claim = async (repository: RoomRepository, roomId: Id<'room'>): Promise<number> => {
    const claimed = await repository.claim(roomId, START);
    if (typeof claimed === 'string') throw new Error(claimed);
    return claimed.epoch;
  };
  const row = (roomId: Id<'room'>, epoch: number, seq: number, text = 'hello', opId: string | null = null): LogRow =>
    toRow({ event: said(roomId, epoch, seq, text), opId });
  const said = (roomId: Id<'room'>, epoch: number, seq: number, text: string): LoggedEvent['event'] => ({
    type: 'chat_message',
    room_id: roomId,
    epoch,
    seq,
    at,
    message: { id: newId('message', START), participant_id: newId('participant', START), name: 'Anna', text, at },
  });
  const seqs = async (roomId: Id<'room'>) => (await one.recentEvents(roomId, 0)).map(({ event }) => event.seq);
  const expire = (roomId: Id<'room'>) =>
    db.sql.execute(sql`update rooms set lease_until = now() - interval '1 second' where id = ${roomId}`);

  test('[R4] each claim raises the epoch, above all of the time before; another node waits for the lease', async () => {
    const roomId = await makeRoom();
    const first = await claim(one, roomId);
    expect(first).toBe(START / 60_000);
    expect(await claim(one, roomId)).toBe(first + 1);
    expect(await two.claim(roomId, START)).toBe('elsewhere');
    await expire(roomId);
    expect(await claim(two, roomId)).toBe(first + 2);
    expect(await one.claim(roomId, START)).toBe('elsewhere');
    expect(await one.claim(newId('room', START), START)).toBe('unknown');
  });

  test('[R4] only the owner stores, and only in its epoch', async () => {
    const [mine, other] = [await makeRoom(), await makeRoom()];
    const epoch = await claim(one, mine);
    const otherEpoch = await claim(two, other);
    const rows = [row(mine, epoch, 1), row(other, otherEpoch, 1), row(mine, epoch, 2)];
    expect([...(await one.append(rows))]).toEqual([mine]);
    expect([...(await one.append([row(mine, epoch - 1, 3)]))]).toEqual([]);
    await expire(mine);
    await claim(two, mine);
    expect([...(await one.append([row(mine, epoch, 3)]))]).toEqual([]);
    expect(await seqs(mine)).toEqual([1, 2]);
    expect(await seqs(other)).toEqual([]);
  });

  test('[R4] claims and appends at the same time: what is stored belongs to the owner of its time', async () => {
    const roomId = await makeRoom();
    for (let round = 0; round < 20; round++) {
      const before = (await seqs(roomId)).length;
      await expire(roomId);
      const epoch = await claim(one, roomId);
      await expire(roomId);
      // Told to be stored, it was there when the new owner read; else it never is.
      const [stored, seenByNext] = await Promise.all([
        one.append([row(roomId, epoch, before + 1)]),
        claim(two, roomId).then(() => seqs(roomId)),
      ]);
      expect(seenByNext).toHaveLength(before + stored.size);
      expect(await seqs(roomId)).toEqual(seenByNext);
    }
  });

  test('[R2] a number is stored once, whoever writes it', async () => {
    const roomId = await makeRoom();
    const epoch = await claim(one, roomId);
    await one.append([row(roomId, epoch, 1)]);
    await expect(one.append([row(roomId, epoch, 1, 'again')])).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await seqs(roomId)).toEqual([1]);
  });

  test('[R8] snapshot and tail give what the owner had, chat and operations included', async () => {
    const roomId = await makeRoom();
    const epoch = await claim(one, roomId);
    let state = emptyRoom(roomId);
    const log: LoggedEvent[] = [];
    const add = (event: LoggedEvent['event'], opId: string | null = null) => {
      log.push({ event, opId });
      state = apply(state, { event, opId });
    };
    const participant: RoomState['people'][number]['entry'] = {
      participant_id: newId('participant', START),
      peer_id: newId('peer', START),
      kind: 'guest',
      name: 'Zoë “Z” \\ 👩‍🚀',
      avatar_url: null,
      role: 'host',
      joined_at: at,
      connection: 'connected',
      media: { audio: true, video: false, screen: false },
      hand_raised_at: null,
      rev: 3,
    };
    add({ type: 'participant_joined', room_id: roomId, epoch, seq: 1, at, participant, rejoined: false }, 'op-joining');
    for (let seq = 2; seq <= 520; seq++) add(said(roomId, epoch, seq, `text ${seq} \u2028 "\\"`), `op-${seq}`);
    const snapshot = toSnapshot(state);
    for (let seq = 521; seq <= 530; seq++) add(said(roomId, epoch, seq, `text ${seq}`));
    await one.append(log.map(toRow));
    await one.saveSnapshot(roomId, epoch, snapshot);

    for (const drop of [false, true]) {
      if (drop) await db.sql.execute(sql`update rooms set snapshot = null, snapshot_seq = 0 where id = ${roomId}`);
      const loaded = await loadRoom(one, roomId, START);
      if (typeof loaded === 'string') throw new Error(loaded);
      expect(loaded.state).toEqual(adopted(state, loaded.epoch));
      expect(loaded.recent).toEqual(log);
      expect(loaded.sinceSnapshot).toBe(drop ? 530 : 10);
    }
  });

  test('leases are renewed for all rooms at once, and those that are lost are told', async () => {
    const [kept, lost, stale] = [await makeRoom(), await makeRoom(), await makeRoom()];
    const rooms = [];
    for (const id of [kept, lost, stale]) rooms.push({ id, epoch: await claim(one, id) });
    await expire(lost);
    await claim(two, lost);
    await claim(one, stale);
    expect(await one.renew(rooms)).toEqual(new Set([kept]));
  });

  test('[L4] rooms whose node is gone are found: at the start one’s own too, the ended and the empty never', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, makeRoom));
    const [own, others, released, ended, empty] = all as [Id<'room'>, Id<'room'>, Id<'room'>, Id<'room'>, Id<'room'>];
    await claim(one, own);
    await claim(two, others);
    const entry = { participant_id: newId('participant', START), peer_id: newId('peer', START) };
    const people = { ...toSnapshot(emptyRoom(own)), people: [{ entry, joinOp: null }] } as never;
    await two.release(released, await claim(two, released), people);
    await one.close(ended, await claim(one, ended), people, START);
    await one.release(empty, await claim(one, empty), toSnapshot(emptyRoom(empty)));
    const found = async (own: boolean) => (await one.orphans(1000, own)).filter((id) => all.includes(id)).sort();
    expect(await found(true)).toEqual([own, released].sort());
    expect(await found(false)).toEqual([released]);
    await expire(others);
    expect(await found(false)).toEqual([others, released].sort());
    expect(await one.claim(ended, START)).toBe('ended');
    expect(await one.isOpen(ended)).toBe(false);
    expect(await one.isOpen(empty)).toBe(true);
  });
});
