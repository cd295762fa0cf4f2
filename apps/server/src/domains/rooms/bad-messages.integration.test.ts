import { type ErrorBody, ID_PREFIXES } from '@parley/contract';
import {
  CLIENT_MESSAGES,
  type ClientMessageName,
  handshake,
  LIMITS,
  PROTOCOL_VERSION,
} from '@parley/contract/realtime';
import { io } from 'socket.io-client';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import realtime from '../../../../../packages/contract/examples/realtime.json' with { type: 'json' };
import { brokenValues, oddValues, withOtherIds } from '../../testing/broken-values.ts';
import { businessRows } from '../../testing/business-rows.ts';
import { PlainMessages } from './plain-messages.ts';
import type { RoomClient } from './testing/room-client.ts';
import type { RoomServer } from './testing/room-server.ts';
import { useRooms } from './testing/use-rooms.ts';

// Whatever is wrong with a message: made of the contract, so that a new one is covered as it is. Rates have tests of their own.

beforeAll(() => {
  for (const rate of Object.values(LIMITS.rates)) Object.assign(rate, { burst: 1e9, perSecond: 1e9 });
});

const bench = useRooms();
const names = Object.keys(CLIENT_MESSAGES) as ClientMessageName[];
const TIMEOUT = { timeout: 60_000 };

interface Scene {
  server: RoomServer;
  anna: RoomClient;
  ben: RoomClient;
  carla: RoomClient;
}

/** Anna and Ben are in one room, Carla in another. */
async function scene(): Promise<Scene> {
  const server = await bench.start();
  const [one, other] = [server.desk.conference(), server.desk.conference()];
  const anna = await bench.enter(server, one, 'Anna', 'host');
  const ben = await bench.enter(server, one, 'Ben');
  const carla = await bench.enter(server, other, 'Carla');
  return { server, anna, ben, carla };
}

/** All that somebody could notice: the rooms, the database, and what everybody has heard until now. */
async function everything({ server, anna, ben, carla }: Scene) {
  // What was sent before its acknowledgement has come by then.
  for (const one of [anna, ben, carla]) await one.send('webrtc_probe', {});
  return structuredClone({
    rooms: [anna, carla].map((one) => server.roomOf(one).state),
    heard: [anna, ben, carla].map((one) => one.heard),
    connected: [anna, ben, carla].map((one) => one.socket.connected),
    ended: server.desk.ended,
    rows: await businessRows(bench.db),
  });
}

/** Good messages of this name, said to somebody who is there. */
const goodMessages = (name: ClientMessageName, to: RoomClient): Record<string, unknown>[] =>
  realtime.client[name].fit.map((message) =>
    'target_participant' in message
      ? { ...message, target_participant: to.participantId, target_peer: to.peerId }
      : { ...message },
  );

describe.each(names)('%s', (name) => {
  test('[F1] broken in any way it is acknowledged with a code and changes nothing', TIMEOUT, async () => {
    const people = await scene();
    const before = await everything(people);
    const isPlain = (value: unknown) =>
      z.safeParse(CLIENT_MESSAGES[name], new PlainMessages().read(name, value).message).success;
    const broken = goodMessages(name, people.ben)
      .flatMap((good) => brokenValues(CLIENT_MESSAGES[name], good))
      .filter(({ value }) => !isPlain(value));
    expect(broken.length).toBeGreaterThan(5);
    for (const { label, value } of [...broken, { label: 'no message', value: undefined }]) {
      const answer = await people.anna.sendRaw(name, value);
      expect([label, answer]).toEqual([label, expect.objectContaining({ ok: false, code: 'VALIDATION_FAILED' })]);
    }
    expect(await everything(people)).toEqual(before);
  });

  test('[F1] without an acknowledgement asked for, with more than one message, or in bytes it changes nothing', async () => {
    const people = await scene();
    const before = await everything(people);
    const { socket } = people.anna;
    socket.emit(name);
    socket.emit(name, null, 1, []);
    socket.emit(name, Uint8Array.of(1, 2, 3));
    socket.emit(name, { op_id: Uint8Array.of(1, 2, 3) });
    socket.emit(name, [Uint8Array.of(1), { media: Uint8Array.of(2) }]);
    const { heard, ...after } = await everything(people);
    // Who sent them is told so, and nobody hears anything else.
    const others = heard.map((all) => all.filter((one) => one.name !== 'webrtc_error'));
    expect({ ...after, heard: others }).toEqual(before);
    expect(people.anna.all('webrtc_error')).toHaveLength(5);
    expect(people.ben.all('webrtc_error')).toEqual([]);
  });

  test('[F4] ids of another room, or of nobody, are refused and heard by nobody', TIMEOUT, async () => {
    const people = await scene();
    const { carla } = people;
    const nobody = Object.values(ID_PREFIXES).map((prefix) => `${prefix}_${'0'.repeat(26)}`);
    const ids = [carla.participantId, carla.peerId, ...nobody];
    const before = await everything(people);
    for (const good of goodMessages(name, people.ben)) {
      for (const { label, value } of withOtherIds(CLIENT_MESSAGES[name], good, ids)) {
        const answer = await people.anna.sendRaw(name, value);
        expect([label, answer]).toEqual([label, expect.objectContaining({ ok: false, code: 'PEER_GONE' })]);
      }
    }
    expect(await everything(people)).toEqual(before);
  });

  test('[F1] odd texts are taken or refused by a code, and never break the room', TIMEOUT, async () => {
    const people = await scene();
    for (const good of goodMessages(name, people.anna)) {
      for (const { label, value } of oddValues(CLIENT_MESSAGES[name], good)) {
        const answer = await people.ben.sendRaw(name, value);
        if (!answer.ok) expect([label, answer.code]).not.toEqual([label, 'INTERNAL']);
        expect(people.ben.socket.connected).toBe(true);
      }
    }
    await bench.compare(people.anna, people.ben, people.carla);
  });

  test('[J1] [J2] before joining it is refused or has no effect, joining itself excepted', async () => {
    const people = await scene();
    const outside = bench.client(people.server);
    const admission = people.server.desk.admissions.get(people.ben.participantId);
    if (admission === undefined) throw new Error('Ben is unknown');
    await outside.open(await people.server.enter(admission));
    const before = await everything(people);
    for (const good of name === 'webrtc_join_room' ? [] : goodMessages(name, people.ben)) {
      const answer = await outside.sendRaw(name, good);
      if (!answer.ok) expect(answer.code).toBe('FORBIDDEN');
    }
    expect(await everything(people)).toEqual(before);
    expect(outside.heard).toEqual([]);
  });
});

test('[F1] messages of other names, also of every object, are refused and change nothing', async () => {
  const people = await scene();
  const before = await everything(people);
  for (const name of ['webrtc_joined', 'toString', '__proto__', 'constructor', '', 'webrtc_chat_message '])
    expect(await people.anna.sendRaw(name, {})).toMatchObject({ ok: false, code: 'VALIDATION_FAILED' });
  expect(await everything(people)).toEqual(before);
});

test('[J1] a broken handshake is refused by a code and changes nothing', TIMEOUT, async () => {
  const people = await scene();
  const { anna, carla, server } = people;
  const admission = server.desk.admissions.get(anna.participantId);
  if (admission === undefined) throw new Error('Anna is unknown');
  const token = await server.enter(admission);
  const good = [
    { protocol: PROTOCOL_VERSION, token },
    { protocol: PROTOCOL_VERSION, ...anna.place },
  ];
  const before = await everything(people);
  const altered = [
    { protocol: PROTOCOL_VERSION, token: `${token.slice(0, -4)}AAAA` },
    { protocol: PROTOCOL_VERSION, token: `${token.split('.').slice(0, 2).join('.')}.` },
    { protocol: PROTOCOL_VERSION, token: anna.place?.ticket },
    { protocol: PROTOCOL_VERSION, token: carla.participantId },
    { protocol: PROTOCOL_VERSION, ...anna.place, ticket: token },
    { protocol: PROTOCOL_VERSION, ...anna.place, ticket: anna.joined?.room_id },
    { protocol: PROTOCOL_VERSION, ...anna.place, ticket: anna.peerId },
  ].map((value, index) => ({ label: `altered ${index}`, value: value as unknown }));
  // A good token beside an odd ticket is a good token.
  const odd = good.flatMap((value) =>
    oddValues(handshake, value).filter(({ label }) => label.startsWith('ticket' in value ? 'ticket' : 'token')),
  );
  const broken = good.flatMap((value) => brokenValues(handshake, value));
  expect(broken.length).toBeGreaterThan(20);
  for (const { label, value } of [...broken, ...odd, ...altered]) {
    const refusal = await refusalOf(server.url, value);
    expect([label, refusal]).toEqual([
      label,
      expect.stringMatching(/^(VALIDATION_FAILED|UNAUTHENTICATED|PROTOCOL_UNSUPPORTED|closed)$/),
    ]);
  }
  expect(await everything(people)).toEqual(before);
});

/** The code that a handshake is refused with; `closed` when Socket.IO does not take it for one, `connected` when it is taken. */
async function refusalOf(url: string, auth: unknown): Promise<string> {
  const options = {
    auth: auth as Record<string, unknown>,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  };
  const socket = io(url, options);
  try {
    return await new Promise<string>((resolve) => {
      socket.on('connect', () => resolve('connected'));
      socket.on('connect_error', (error: Error & { data?: ErrorBody }) => resolve(error.data?.code ?? error.message));
      socket.io.on('close', () => resolve('closed'));
    });
  } finally {
    socket.disconnect();
  }
}
