import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LIMITS } from '@parley/contract/realtime';
import { systemClock } from '../../../platform/clock/clock.ts';
import { openDatabase } from '../../../platform/db/open-database.ts';
import { silentLogger } from '../../../platform/log/logger.ts';
import type { Admission } from '../../conferences/index.ts';
import { FakeDesk } from './fake-desk.ts';
import { startRoomServer } from './room-server.ts';

/** What the process is started with, as its first message. */
export interface RoomServerTask {
  /** Folder of an embedded database, or `memory`. */
  dataDir: string;
  admissions: Admission[];
  /** For loads: a connection may say as much as it likes. */
  unlimited?: boolean;
}

/** What it answers when it serves. */
export interface RoomServerReady {
  url: string;
  /** Room tokens by participant. */
  tokens: Record<string, string>;
}

/** Asked with `cpu`, it answers the CPU time that it has used. */
export interface CpuUsed {
  microseconds: number;
}

/** Asked with `memory`, it answers what the process holds of the machine's after it was tidied up. */
export interface MemoryUsed {
  bytes: number;
}

process.once('message', (task: RoomServerTask) => void serve(task));

async function serve({ dataDir, admissions, unlimited = false }: RoomServerTask): Promise<void> {
  if (unlimited) Object.assign(LIMITS.rates.webrtc_chat_message, { burst: 1e9, perSecond: 1e9 });
  const db = await openDatabase({ url: null, dataDir, log: silentLogger, clock: systemClock });
  await db.migrate();
  const desk = new FakeDesk(systemClock);
  for (const admission of admissions) desk.admissions.set(admission.participant.id, admission);
  const server = await startRoomServer({ db, desk });
  const tokens: Record<string, string> = {};
  for (const admission of admissions) tokens[admission.participant.id] = await server.enter(admission);
  process.on('message', (question) => {
    const { user, system } = process.cpuUsage();
    if (question === 'cpu') process.send?.({ microseconds: user + system } satisfies CpuUsed);
    if (question === 'memory') process.send?.({ bytes: memoryUsed() } satisfies MemoryUsed);
  });
  process.send?.({ url: server.url, tokens } satisfies RoomServerReady);
}

/** Heap and buffers, not pages that the allocator keeps for later. */
function memoryUsed(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
