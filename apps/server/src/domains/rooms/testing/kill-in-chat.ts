import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { systemClock } from '../../../platform/clock/clock.ts';
import { openDatabase } from '../../../platform/db/open-database.ts';
import { silentLogger } from '../../../platform/log/logger.ts';
import { Child } from './child.ts';
import { FakeDesk } from './fake-desk.ts';
import { checkHistory, readWholeLog } from './history.ts';
import { newOp, RoomClient } from './room-client.ts';
import type { RoomServerReady, RoomServerTask } from './room-server-process.ts';

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
  let child = new Child('room-server-process.ts');
  const people: RoomClient[] = [];
  try {
    const { url, tokens } = await child.ask<RoomServerReady>(task);
    for (const { participant } of admissions) {
      const client = new RoomClient(url);
      people.push(client);
      await client.join(tokens[participant.id] ?? '');
    }
    const acknowledged = new Set<string>();
    let back = 0;
    for (let kill = 0; kill < kills; kill++) {
      const talks = people.map((person) => talk(person, acknowledged));
      await setTimeout(Math.random() * 250);
      await child.kill();
      const killedAt = performance.now();
      child = new Child('room-server-process.ts');
      const again = await child.ask<RoomServerReady>(task);
      const unanswered = await Promise.all(talks);
      await Promise.all(people.map((person) => person.resume(person.place, again.url)));
      back = Math.max(back, performance.now() - killedAt);
      await Promise.all(people.flatMap((person, index) => sendAgain(person, unanswered[index] ?? [], acknowledged)));
      progress(kill + 1);
    }
    const end = Math.max(...people.map((person) => person.place?.seq ?? 0));
    await Promise.all(people.map((person) => person.reach(end)));
    await child.kill();
    return await compare(dataDir, people, { kills, acknowledged, back });
  } finally {
    for (const person of people) person.close();
    await child.kill();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Says what it can before the connection breaks; answers what was not acknowledged. */
async function talk(person: RoomClient, acknowledged: Set<string>): Promise<string[]> {
  const unanswered: string[] = [];
  for (let index = 0; index < MESSAGES; index++) {
    const op = newOp();
    if (!(await said(person, op))) unanswered.push(op);
    else acknowledged.add(op);
    if (!person.socket.connected) break;
  }
  return unanswered;
}

const sendAgain = (person: RoomClient, ops: readonly string[], acknowledged: Set<string>): Promise<void>[] =>
  ops.map(async (op) => {
    await person.say(op, op);
    acknowledged.add(op);
  });

/** The text is the operation, so that each is told apart in the log. */
async function said(person: RoomClient, op: string): Promise<boolean> {
  const broken = new Promise<false>((resolve) => person.socket.once('disconnect', () => resolve(false)));
  if (!person.socket.connected) return false;
  return Promise.race([person.say(op, op).then(() => true), broken]);
}

async function compare(
  dataDir: string,
  people: readonly RoomClient[],
  { kills, acknowledged, back }: { kills: number; acknowledged: ReadonlySet<string>; back: number },
): Promise<KillReport> {
  const db = await openDatabase({ url: null, dataDir, log: silentLogger, clock: systemClock });
  try {
    const [first] = people;
    if (first === undefined) throw new Error('Nobody was there');
    const log = await readWholeLog(db, first);
    for (const person of people) checkHistory(person, log);
    const texts = log.flatMap((event) => (event.type === 'chat_message' ? [event.message.text] : []));
    const once = new Set(texts);
    const lost = [...acknowledged].filter((op) => !once.has(op)).length;
    return { kills, acknowledged: acknowledged.size, stored: once.size, lost, doubled: texts.length - once.size, back };
  } finally {
    await db.close();
  }
}
