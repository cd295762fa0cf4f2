import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { systemClock } from '../../../platform/clock/clock.ts';
import { Child } from '../../../testing/child.ts';
import { FakeDesk } from './fake-desk.ts';
import { KilledChat } from './killed-chat.ts';
import { RoomClient } from './room-client.ts';
import type { RoomServerReady, RoomServerTask } from './room-server-process.ts';

const PROCESS = new URL('room-server-process.ts', import.meta.url);
const PEOPLE = 5;
/** Below the rate of one connection, which begins anew with each resume. */
const MESSAGES = 9;

export interface KillReport {
  kills: number;
  acknowledged: number;
  stored: number;
  /** Acknowledged and not in the log. */
  lost: number;
  /** More than once in the log. */
  doubled: number;
  /** Milliseconds from the kill until everybody was back, worst. */
  back: number;
}

/**
 * A server that is killed (SIGKILL) in the middle of a chat, again and again, on the same folder. Everybody goes on with
 * their ticket and sends again what was not acknowledged. Throws when somebody's history is not the log (R1, R2, S4).
 */
export async function killInChat(kills: number, progress: (done: number) => void = () => {}): Promise<KillReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-kill-'));
  const desk = new FakeDesk(systemClock);
  const conference = desk.conference();
  const admissions = Array.from({ length: PEOPLE }, (_, index) => desk.admit(conference, `Person ${index}`));
  const task: RoomServerTask = { dataDir, admissions };
  let child = new Child(PROCESS);
  const chat = new KilledChat();
  try {
    const { url, tokens } = await child.ask<RoomServerReady>(task);
    for (const { participant } of admissions) {
      const client = new RoomClient(url);
      chat.people.push(client);
      await client.join(tokens[participant.id] ?? '');
    }
    let back = 0;
    for (let kill = 0; kill < kills; kill++) {
      const talks = chat.talk(MESSAGES);
      await setTimeout(Math.random() * 250);
      await child.kill();
      const killedAt = performance.now();
      child = new Child(PROCESS);
      const again = await child.ask<RoomServerReady>(task);
      const unanswered = await talks;
      await chat.resume(again.url);
      back = Math.max(back, performance.now() - killedAt);
      await chat.sayAgain(unanswered);
      progress(kill + 1);
    }
    await chat.settle();
    await child.kill();
    const { lost, ...found } = await chat.compare({ dataDir });
    return { kills, acknowledged: chat.said.size, ...found, lost: lost.length, back };
  } finally {
    chat.close();
    await child.kill();
    await rm(dataDir, { recursive: true, force: true });
  }
}
