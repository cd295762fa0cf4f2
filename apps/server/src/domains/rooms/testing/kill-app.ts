import { setTimeout } from 'node:timers/promises';
import type { AppReady, AppTask } from '../../../testing/app-process.ts';
import { Child } from '../../../testing/child.ts';
import { drawnFrom } from '../../../testing/drawn-from.ts';
import { KilledChat } from './killed-chat.ts';
import { RestWriter } from './rest-writer.ts';
import { RoomClient } from './room-client.ts';

const PROCESS = new URL('../../../testing/app-process.ts', import.meta.url);
const PEOPLE = 3;
/** Of each person between two kills; fewer than are waited for, so that there is writing by REST as well. */
const MESSAGES = 4;
/** Acknowledgements at most before a kill. */
const MOST = 20;
/** A kill comes after so many milliseconds at the latest, for a round may be over before. */
const PATIENCE = 500;

export interface AppKillReport {
  kills: number;
  /** Writes by REST and in the room that were acknowledged. */
  acknowledged: { rest: number; room: number };
  /** Acknowledged, and not there after a kill. */
  lost: string[];
  /** Messages of the room that are there twice. */
  doubled: number;
}

/**
 * The whole server is killed (SIGKILL) again and again on one database while people write by REST and in a room; when, is drawn from
 * `seed`. Throws when somebody was shown what is not stored (R1, R2).
 */
export async function killApp(
  place: AppTask,
  { kills, seed, progress = () => {} }: { kills: number; seed: number; progress?: (done: number) => void },
): Promise<AppKillReport> {
  const random = drawnFrom(seed);
  let child = new Child(PROCESS);
  let next: Child | null = null;
  const chat = new KilledChat();
  try {
    const { url } = await child.ask<AppReady>(place);
    const writer = await RestWriter.signUp(url);
    const joinCode = await writer.create();
    for (let index = 0; index < PEOPLE; index++) chat.people.push(await guest(url, joinCode, `Guest ${index}`));

    for (let kill = 0; kill < kills; kill++) {
      // Made before the kill, so that its modules are loaded by then.
      next = new Child(PROCESS);
      const due = Promise.withResolvers<void>();
      let left = 1 + Math.floor(random() * MOST);
      const acknowledged = () => {
        left -= 1;
        if (left === 0) due.resolve();
      };
      const writing = writer.writeUntilBroken(random, acknowledged);
      const talks = chat.talk(MESSAGES, acknowledged);
      await Promise.race([due.promise, setTimeout(PATIENCE)]);
      await child.kill();
      child = next;
      next = null;
      const { url: again } = await child.ask<AppReady>(place);
      await writing;
      const unanswered = await talks;
      await writer.check(again);
      await chat.resume(again);
      await chat.sayAgain(unanswered);
      progress(kill + 1);
    }
    await chat.settle();
    await child.kill();
    const { lost, doubled } = await chat.compare(place);
    const counts = { rest: writer.acknowledged, room: chat.said.size };
    return { kills, acknowledged: counts, lost: [...writer.lost, ...lost], doubled };
  } finally {
    chat.close();
    await child.kill();
    await next?.kill();
  }
}

async function guest(url: string, joinCode: string, name: string): Promise<RoomClient> {
  const answer = await fetch(`${url}/api/join/${joinCode}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  const { room } = (await answer.json()) as { room: { token: string } };
  const client = new RoomClient(url);
  await client.join(room.token);
  return client;
}
