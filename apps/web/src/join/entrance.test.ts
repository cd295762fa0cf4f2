import { ParleyError, type Room, WritableSlice } from '@parley/client';
import { expect, test, vi } from 'vitest';
import { Entrance, type EntranceOptions } from './entrance.ts';
import type { Door } from './entrance-state.ts';

const NOW = Date.parse('2026-11-24T15:50:00.000Z');

const door: Door = {
  code: 'abc-defg-hij',
  title: 'Career talk',
  hostName: 'Maria',
  state: 'scheduled',
  startsAt: '2026-11-24T16:00:00.000Z',
  endsAt: '2026-11-24T16:45:00.000Z',
  timeZone: 'Europe/Berlin',
  opensAt: '2026-11-24T15:45:00.000Z',
  open: true,
  needs: { name: true, account: false },
  caller: null,
  present: { count: 0, people: [] },
  opens: 'room',
};
const admitted = {
  state: 'admitted',
  conferenceId: 'conf_1',
  participant: { id: 'part_1', name: 'Sara', role: 'participant' },
  url: 'https://meet.example/j/abc-defg-hij',
  room: { id: 'room_1', token: 'pass', expiresAt: '2026-11-24T15:55:00.000Z' },
};
const refused = (code: ParleyError['code'], details = {}) => new ParleyError(code, '', { details });

/** A room that is entered and left at will. */
function fakeRoom() {
  const connection = new WritableSlice<ReturnType<Room['connection']['getSnapshot']>>({ status: 'idle' });
  const self = new WritableSlice<ReturnType<Room['self']['getSnapshot']>>(null);
  const passes: string[] = [];
  const join = vi.fn(async (token: Promise<string>, _options: { takeOver: boolean }) => {
    passes.push(await token);
    connection.set({ status: 'connected' });
  });
  const leave = vi.fn(async () => connection.set({ status: 'left' }));
  const devices = { view: new WritableSlice({ microphone: { status: 'on' }, camera: { status: 'off' } }) };
  const room = { connection, self, join, leave, devices } as unknown as Room;
  return { room, connection, self, join, leave, passes };
}

function setUp(answers: { read?: (() => unknown)[]; join?: (() => unknown)[]; whenIdle?: () => Promise<void> }) {
  const read = [...(answers.read ?? [() => ({ door })])];
  const join = [...(answers.join ?? [() => admitted])];
  const waits: { delay: number; work: () => void }[] = [];
  const request = vi.fn(async (key: string, _request: unknown) => {
    const list = key.startsWith('GET') ? read : join;
    return (list.length > 1 ? list.shift() : list[0])?.();
  });
  const media = { setCamera: vi.fn(async () => {}), setMicrophone: vi.fn(async () => {}) };
  const faked = fakeRoom();
  const go = vi.fn();
  const entrance = new Entrance({
    code: 'abc-defg-hij',
    api: { request } as unknown as EntranceOptions['api'],
    media,
    clock: {
      now: () => NOW,
      monotonic: () => 0,
      after: (delay, work) => {
        const wait = { delay, work };
        waits.push(wait);
        return () => void (waits.includes(wait) && waits.splice(waits.indexOf(wait), 1));
      },
    },
    ...(answers.whenIdle === undefined ? {} : { whenIdle: answers.whenIdle }),
    loadRoom: async () => () => faked.room,
    go,
  });
  const state = () => entrance.state.getSnapshot();
  return { entrance, state, media, go, request, waits, ...faked };
}

const fail = (error: ParleyError) => () => {
  throw error;
};

test('[C5] the room is there as soon as its code is, and is entered only when somebody comes in', async () => {
  const { entrance, join, room } = setUp({});
  expect(entrance.room.getSnapshot()).toBeNull();
  await entrance.read();
  await vi.waitFor(() => expect(entrance.room.getSnapshot()).toBe(room));
  expect(join).not.toHaveBeenCalled();
  await entrance.enter('Sara');
  expect(entrance.room.getSnapshot()).toBe(room);
  expect(join).toHaveBeenCalledTimes(1);
});

test('the room’s code is loaded when the lobby is there, and at once for who is quicker', async () => {
  const idle = Promise.withResolvers<void>();
  const { entrance, state, room } = setUp({ whenIdle: () => idle.promise });
  await entrance.read();
  expect(state().at).toBe('lobby');
  expect(entrance.room.getSnapshot()).toBeNull();
  await entrance.enter('Sara');
  expect(entrance.room.getSnapshot()).toBe(room);
  expect(state().at).toBe('call');
});

test('[C3] who leaves while coming in is back in the lobby, with the devices as they were', async () => {
  const { entrance, state, media, leave } = setUp({ join: [() => new Promise(() => {})] });
  await entrance.read();
  await vi.waitFor(() => expect(entrance.room.getSnapshot()).not.toBeNull());
  void entrance.enter('Sara');
  expect(state()).toMatchObject({ at: 'lobby', entering: { status: 'asking' } });
  media.setCamera.mockClear();
  media.setMicrophone.mockClear();
  await entrance.leave();
  expect(leave).toHaveBeenCalledTimes(1);
  expect(state()).toMatchObject({ at: 'lobby', entering: { status: 'no' } });
  expect([media.setMicrophone.mock.calls, media.setCamera.mock.calls]).toEqual([[[true]], [[false]]]);
});

test('an open door leads to the lobby, and both devices are asked for once', async () => {
  const { entrance, state, media } = setUp({});
  await entrance.read();
  await entrance.read();
  expect(state()).toMatchObject({ at: 'lobby', entering: { status: 'no' } });
  expect(media.setCamera.mock.calls).toEqual([[true]]);
  expect(media.setMicrophone.mock.calls).toEqual([[true]]);
});

test('[K5] an unknown code and one without an answer are told apart from each other', async () => {
  const unknown = setUp({ read: [fail(refused('NOT_FOUND'))] });
  await unknown.entrance.read();
  expect(unknown.state()).toEqual({ at: 'closed', why: 'unknown' });
  const down = setUp({ read: [fail(refused('NETWORK_UNREACHABLE'))] });
  await down.entrance.read();
  expect(down.state()).toEqual({ at: 'trouble', code: 'NETWORK_UNREACHABLE' });
});

test('[K2] an early door is read again when it opens, and then leads to the lobby by itself', async () => {
  const opensAt = '2026-11-24T15:50:07.000Z';
  const { entrance, state, waits, media } = setUp({
    read: [() => ({ door: { ...door, open: false, opensAt } }), () => ({ door })],
  });
  await entrance.read();
  expect(state().at).toBe('early');
  expect(media.setCamera).not.toHaveBeenCalled();
  expect(waits.map((wait) => wait.delay)).toEqual([7000]);
  waits[0]?.work();
  await vi.waitFor(() => expect(state().at).toBe('lobby'));
});

test('a guest comes in with the name, and what the call leads to is shown', async () => {
  const { entrance, state, request, join, passes, connection } = setUp({});
  await entrance.read();
  await entrance.enter(' Sara ');
  expect(request).toHaveBeenLastCalledWith('POST /api/join/{code}', {
    params: { code: 'abc-defg-hij' },
    body: { name: 'Sara' },
  });
  expect(join.mock.calls.map(([, options]) => options)).toEqual([{ takeOver: false }]);
  expect(passes).toEqual(['pass']);
  expect(state().at).toBe('call');
  connection.set({ status: 'reconnecting', attempt: 1, since: NOW, nextAttemptAt: null });
  expect(state().at).toBe('call');
  connection.set({ status: 'ended', reason: 'host' });
  expect(state()).toMatchObject({ at: 'after', parting: { how: 'ended', reason: 'host' } });
});

test('[J4] who is there already is asked, and takes over when they say so', async () => {
  const { entrance, state, join } = setUp({});
  join.mockRejectedValueOnce(refused('CONFLICT', { reason: 'already_here' }));
  await entrance.read();
  await entrance.enter('Sara');
  expect(state()).toMatchObject({ at: 'lobby', entering: { status: 'already_here' } });
  await entrance.enter('Sara', { takeOver: true });
  expect(join.mock.lastCall?.[1]).toEqual({ takeOver: true });
  expect(state().at).toBe('call');
});

test('a refusal stays in the lobby with its reason, and may be tried again', async () => {
  const { entrance, state } = setUp({ join: [fail(refused('CONFERENCE_FULL')), () => admitted] });
  await entrance.read();
  await entrance.enter('Sara');
  expect(state()).toMatchObject({ at: 'lobby', entering: { status: 'refused', code: 'CONFERENCE_FULL' } });
  await entrance.enter('Sara');
  expect(state().at).toBe('call');
});

test('a meeting elsewhere is gone to', async () => {
  const { entrance, go, passes } = setUp({
    join: [() => ({ ...admitted, url: 'https://zoom.example/1', room: null })],
  });
  await entrance.read();
  await entrance.enter('Sara');
  expect(go).toHaveBeenCalledWith('https://zoom.example/1');
  expect(passes).toEqual([]);
});

test('[C5] the way to the room opens while the door is asked; pressing again meanwhile does nothing', async () => {
  const door = Promise.withResolvers<typeof admitted>();
  const { entrance, state, join, request, passes } = setUp({ join: [() => door.promise] });
  await entrance.read();
  const entering = entrance.enter('Sara');
  await vi.waitFor(() => expect(join).toHaveBeenCalled());
  await entrance.enter('Sara');
  expect(request.mock.calls.filter(([key]) => key.startsWith('POST'))).toHaveLength(1);
  expect(passes).toEqual([]);
  door.resolve(admitted);
  await entering;
  expect(passes).toEqual(['pass']);
  expect(state().at).toBe('call');
});

test('coming back after leaving turns on what was on, and nothing else', async () => {
  const { entrance, state, media, self } = setUp({});
  await entrance.read();
  await entrance.enter('Sara');
  self.set({ audio: true, video: false } as never);
  await entrance.leave();
  expect(state()).toMatchObject({ at: 'after', parting: { how: 'left' } });
  await entrance.enter('Sara');
  expect(media.setMicrophone).toHaveBeenLastCalledWith(true);
  expect(media.setCamera).toHaveBeenLastCalledWith(false);
  expect(state().at).toBe('call');
});

test('a lost answer in the lobby changes nothing; an answer after coming in neither', async () => {
  const { entrance, state, waits, request } = setUp({ read: [() => ({ door }), fail(refused('TIMEOUT'))] });
  await entrance.read();
  waits[0]?.work();
  await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(2));
  expect(state().at).toBe('lobby');
  const late = entrance.read();
  await entrance.enter('Sara');
  await late;
  expect(state().at).toBe('call');
});
