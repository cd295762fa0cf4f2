import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROTOCOL_VERSION } from '@parley/contract/realtime';
import { io, type Socket } from 'socket.io-client';
import { systemClock } from '../../platform/clock/clock.ts';
import type { BroadcastReady } from './testing/broadcast-process.ts';
import { Child } from '../../testing/child.ts';
import { FakeDesk } from './testing/fake-desk.ts';
import { newOp } from './testing/room-client.ts';
import type { CpuUsed, RoomServerReady } from './testing/room-server-process.ts';

/** Rooms that talk at the same time: the log stores their events together. */
const ROOMS = { 8: 25, 20: 10 } as const;
/** Messages of each person: until the code is warm, and measured. */
const WARM_UP = 20;
const EACH = 60;
const ROUNDS = 3;
/** As long as an event of 200 bytes needs. */
const TEXT = 'x'.repeat(200);

type Size = keyof typeof ROOMS;

/** What a room says costs the server, next to a bare Socket.IO broadcast of an event as large. */
export const bench = {
  title: 'Chat in rooms: CPU of the server for each event delivered, stored in the embedded database',
  async run() {
    const figures = [];
    for (const size of [8, 20] as const) {
      const own: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        own.push(await roomCost(size));
        bare.push(await broadcastCost(size));
      }
      figures.push({
        name: `room of ${size}, ${ROOMS[size]} rooms at once`,
        value: median(own),
        unit: 'µs per delivery',
        baseline: median(bare),
        limit: { atMost: 40 },
      });
    }
    return figures;
  },
};

async function roomCost(size: Size): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const child = new Child(new URL('testing/room-server-process.ts', import.meta.url));
  try {
    const desk = new FakeDesk(systemClock);
    const rooms = Array.from({ length: ROOMS[size] }, () => desk.conference());
    const admissions = rooms.map((room) => Array.from({ length: size }, (_, index) => desk.admit(room, `P${index}`)));
    const { url, tokens } = await child.ask<RoomServerReady>({
      dataDir,
      admissions: admissions.flat(),
      unlimited: true,
    });
    const sockets: Socket[] = [];
    for (const { participant } of admissions.flat()) {
      const socket = await connect(url, { protocol: PROTOCOL_VERSION, token: tokens[participant.id] });
      const media = { audio: true, video: true, screen: false };
      await socket.emitWithAck('webrtc_join_room', { op_id: newOp(), media });
      sockets.push(socket);
    }
    return await cost(child, sockets, size);
  } finally {
    await child.kill();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function broadcastCost(size: Size): Promise<number> {
  const child = new Child(new URL('testing/broadcast-process.ts', import.meta.url));
  try {
    const { url } = await child.ask<BroadcastReady>('begin');
    const sockets: Socket[] = [];
    for (let index = 0; index < ROOMS[size] * size; index++) {
      sockets.push(await connect(url, { room: Math.floor(index / size) }));
    }
    return await cost(child, sockets, size);
  } finally {
    await child.kill();
  }
}

const connect = (url: string, auth: object): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = io(url, { auth, transports: ['websocket'], reconnection: false, forceNew: true });
    socket.on('connect', () => resolve(socket));
    socket.on('connect_error', reject);
  });

/** Everybody speaks at once, again and again; microseconds of the server for each delivery. */
async function cost(child: Child, sockets: readonly Socket[], size: number): Promise<number> {
  await talk(sockets, WARM_UP, size);
  const before = await child.ask<CpuUsed>('cpu');
  const deliveries = await talk(sockets, EACH, size);
  const after = await child.ask<CpuUsed>('cpu');
  for (const socket of sockets) socket.disconnect();
  return (after.microseconds - before.microseconds) / deliveries;
}

/** Resolves with the number of deliveries when all have arrived. */
async function talk(sockets: readonly Socket[], each: number, size: number): Promise<number> {
  const deliveries = sockets.length * each * size;
  const all = Promise.withResolvers<void>();
  let heard = 0;
  const hear = () => {
    heard += 1;
    if (heard === deliveries) all.resolve();
  };
  for (const socket of sockets) socket.on('webrtc_chat_message', hear);
  for (let index = 0; index < each; index++) {
    await Promise.all(
      sockets.map((socket) => socket.emitWithAck('webrtc_chat_message', { op_id: newOp(), message: TEXT })),
    );
  }
  await all.promise;
  for (const socket of sockets) socket.off('webrtc_chat_message', hear);
  return deliveries;
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
