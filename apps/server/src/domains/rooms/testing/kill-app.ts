import { setTimeout } from 'node:timers/promises';
import { systemClock } from '../../../platform/clock/clock.ts';
import { openDatabase } from '../../../platform/db/open-database.ts';
import { silentLogger } from '../../../platform/log/logger.ts';
import type { AppReady, AppTask } from '../../../testing/app-process.ts';
import { Child } from './child.ts';
import { checkHistory, readWholeLog } from './history.ts';
import { newOp, RoomClient } from './room-client.ts';
import { RestWriter } from './rest-writer.ts';

const PROCESS = '../../../testing/app-process.ts';
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
  const people: RoomClient[] = [];
  try {
    const { url } = await child.ask<AppReady>(place);
    const writer = await RestWriter.signUp(url);
    const joinCode = await writer.create();
    for (let index = 0; index < PEOPLE; index++) people.push(await guest(url, joinCode, `Guest ${index}`));

    const said = new Set<string>();
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
      const talks = people.map((person) => talk(person, said, acknowledged));
      await Promise.race([due.promise, setTimeout(PATIENCE)]);
      await child.kill();
      child = next;
      next = null;
      const { url: again } = await child.ask<AppReady>(place);
      await writing;
      const unanswered = await Promise.all(talks);
      await writer.check(again);
      await Promise.all(people.map((person) => person.resume(person.place, again)));
      await Promise.all(people.flatMap((person, index) => sayAgain(person, unanswered[index] ?? [], said)));
      progress(kill + 1);
    }
    await settle(people);
    await child.kill();
    const { lost, doubled } = await compare(place, people, said);
    const counts = { rest: writer.acknowledged, room: said.size };
    return { kills, acknowledged: counts, lost: [...writer.lost, ...lost], doubled };
  } finally {
    for (const person of people) person.close();
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

/** Says what it can before the connection breaks; answers what was not acknowledged. */
async function talk(person: RoomClient, said: Set<string>, acknowledged: () => void): Promise<string[]> {
  const unanswered: string[] = [];
  for (let index = 0; index < MESSAGES && person.socket.connected; index++) {
    const op = newOp();
    const broken = new Promise<false>((resolve) => person.socket.once('disconnect', () => resolve(false)));
    if (await Promise.race([person.say(op, op).then(() => true), broken])) {
      said.add(op);
      acknowledged();
    } else unanswered.push(op);
  }
  return unanswered;
}

/** The text is the operation, so that each is told apart in the log. */
const sayAgain = (person: RoomClient, ops: readonly string[], said: Set<string>): Promise<void>[] =>
  ops.map(async (op) => {
    await person.say(op, op);
    said.add(op);
  });

/** Until all have heard the same. */
async function settle(people: readonly RoomClient[]): Promise<void> {
  const end = Math.max(...people.map((person) => person.place?.seq ?? 0));
  await Promise.all(people.map((person) => person.reach(end)));
}

async function compare(place: AppTask, people: readonly RoomClient[], said: ReadonlySet<string>) {
  const at = 'url' in place ? { url: place.url, dataDir: '' } : { url: null, dataDir: place.dataDir };
  const db = await openDatabase({ ...at, log: silentLogger, clock: systemClock });
  try {
    const [first] = people;
    if (first === undefined) throw new Error('Nobody was there');
    const log = await readWholeLog(db, first);
    for (const person of people) checkHistory(person, log);
    const texts = log.flatMap((event) => (event.type === 'chat_message' ? [event.message.text] : []));
    const once = new Set(texts);
    return { lost: [...said].filter((op) => !once.has(op)), doubled: texts.length - once.size };
  } finally {
    await db.close();
  }
}

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
function drawnFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
