import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PROTOCOL_VERSION } from '@parley/contract/realtime';
import { io, type Socket } from 'socket.io-client';
import { systemClock } from '../../platform/clock/clock.ts';
import { Child } from '../../testing/child.ts';
import { FakeDesk } from './testing/fake-desk.ts';
import { newOp } from './testing/room-client.ts';
import type { MemoryUsed, RoomServerReady } from './testing/room-server-process.ts';

/** People in a room, rooms at once, and what is said in all of them together each second. */
const LOADS = [
  { size: 2, rooms: 50, perSecond: 800 },
  { size: 8, rooms: 25, perSecond: 600 },
  { size: 50, rooms: 4, perSecond: 150 },
] as const;
type Load = (typeof LOADS)[number];

/** Milliseconds of talking that are not measured, and that are. */
const WARM_UP = 3000;
const MEASURED = 8000;
const TICK = 5;
const FILLING = 'x'.repeat(180);

/** How long what is said takes to everybody, stored on the way, and what a connection costs in memory. Speakers and listeners are one process. */
export const bench = {
  title: 'Rooms at a steady rate: time until delivery, and memory for each connection',
  async run() {
    const figures = [];
    for (const load of LOADS) {
      const { delays, deliveries, perSocket } = await measure(load);
      const name = `rooms of ${load.size}, ${load.perSecond} events/s`;
      const expected = ((load.perSecond * MEASURED) / 1000) * load.size;
      figures.push(
        { name: `${name}: delivered`, value: deliveries / expected, unit: 'of what was due', limit: { atLeast: 0.98 } },
        { name: `${name}: delivery, median`, value: percentile(delays, 0.5), unit: 'ms' },
        { name: `${name}: delivery, p99`, value: percentile(delays, 0.99), unit: 'ms' },
        { name: `${name}: memory of the server`, value: perSocket / 1024, unit: 'kB per connection' },
      );
    }
    return figures;
  },
};

async function measure({ size, rooms, perSecond }: Load) {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const child = new Child(new URL('testing/room-server-process.ts', import.meta.url));
  const sockets: Socket[] = [];
  try {
    const desk = new FakeDesk(systemClock);
    const people = Array.from({ length: rooms }, () => desk.conference()).flatMap((room) =>
      Array.from({ length: size }, (_, index) => desk.admit(room, `P${index}`)),
    );
    const task = { dataDir, admissions: people, unlimited: true };
    const { url, tokens } = await child.ask<RoomServerReady>(task);
    const before = await child.ask<MemoryUsed>('memory');
    for (const { participant } of people) sockets.push(await enter(url, tokens[participant.id] ?? ''));
    const after = await child.ask<MemoryUsed>('memory');
    await talk(sockets, perSecond, WARM_UP);
    const delays = await talk(sockets, perSecond, MEASURED);
    return { delays, deliveries: delays.length, perSocket: (after.bytes - before.bytes) / sockets.length };
  } finally {
    for (const socket of sockets) socket.disconnect();
    await child.kill();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function enter(url: string, token: string): Promise<Socket> {
  const auth = { protocol: PROTOCOL_VERSION, token };
  const socket = io(url, { auth, transports: ['websocket'], reconnection: false, forceNew: true });
  const media = { audio: true, video: true, screen: false };
  await socket.emitWithAck('webrtc_join_room', { op_id: newOp(), media });
  return socket;
}

/** Speaks by turns at a steady rate, whatever comes back; answers the milliseconds of every delivery. */
async function talk(sockets: readonly Socket[], perSecond: number, milliseconds: number): Promise<number[]> {
  const delays: number[] = [];
  const hear = ({ message }: { message: { text: string } }) => {
    delays.push(performance.now() - Number(message.text.split(' ')[0]));
  };
  for (const socket of sockets) socket.on('webrtc_chat_message', hear);
  const start = performance.now();
  let said = 0;
  for (let now = start; now < start + milliseconds; now = performance.now()) {
    for (const due = ((now - start) * perSecond) / 1000; said < due; said++) {
      // A prime's stride visits all rooms in turn.
      const speaker = sockets[(said * 7919) % sockets.length];
      speaker?.emit('webrtc_chat_message', { op_id: newOp(), message: `${performance.now()} ${FILLING}` }, () => {});
    }
    await setTimeout(TICK);
  }
  await setTimeout(1500);
  for (const socket of sockets) socket.off('webrtc_chat_message', hear);
  return delays;
}

const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
