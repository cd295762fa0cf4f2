import { systemClock } from '../../../platform/clock/clock.ts';
import { openDatabase } from '../../../platform/db/open-database.ts';
import { silentLogger } from '../../../platform/log/logger.ts';
import type { AppTask } from '../../../testing/app-process.ts';
import { checkHistory, readWholeLog } from './history.ts';
import { newOp, type RoomClient } from './room-client.ts';

/** People who talk in one room of a server that is killed meanwhile, and what they were told of it. The text is the operation, so that each is told apart in the log. */
export class KilledChat {
  readonly people: RoomClient[] = [];
  /** What was acknowledged. */
  readonly said = new Set<string>();

  /** Everybody says `messages`, or what they can before the connection breaks; answers what was not acknowledged, by person. */
  async talk(messages: number, acknowledged: () => void = () => {}): Promise<string[][]> {
    return await Promise.all(
      this.people.map(async (person) => {
        const unanswered: string[] = [];
        for (let index = 0; index < messages && person.socket.connected; index++) {
          const op = newOp();
          const broken = new Promise<false>((resolve) => person.socket.once('disconnect', () => resolve(false)));
          if (await Promise.race([person.say(op, op).then(() => true), broken])) {
            this.said.add(op);
            acknowledged();
          } else unanswered.push(op);
        }
        return unanswered;
      }),
    );
  }

  /** Everybody goes on with their ticket. */
  async resume(url: string): Promise<void> {
    await Promise.all(this.people.map((person) => person.resume(person.place, url)));
  }

  async sayAgain(unanswered: readonly string[][]): Promise<void> {
    const again = async (person: RoomClient, op: string) => {
      await person.say(op, op);
      this.said.add(op);
    };
    await Promise.all(this.people.flatMap((person, index) => unanswered[index]?.map((op) => again(person, op)) ?? []));
  }

  /** Until all have heard the same. */
  async settle(): Promise<void> {
    const end = Math.max(...this.people.map((person) => person.place?.seq ?? 0));
    await Promise.all(this.people.map((person) => person.reach(end)));
  }

  /** What the stopped server's database has of it. Throws when somebody's history is not the log (R1, R2). */
  async compare(place: AppTask): Promise<{ stored: number; lost: string[]; doubled: number }> {
    const at = 'url' in place ? { url: place.url, dataDir: '' } : { url: null, dataDir: place.dataDir };
    const db = await openDatabase({ ...at, log: silentLogger, clock: systemClock });
    try {
      const [first] = this.people;
      if (first === undefined) throw new Error('Nobody was there');
      const log = await readWholeLog(db, first);
      for (const person of this.people) checkHistory(person, log);
      const texts = log.flatMap((event) => (event.type === 'chat_message' ? [event.message.text] : []));
      const once = new Set(texts);
      const lost = [...this.said].filter((op) => !once.has(op));
      return { stored: once.size, lost, doubled: texts.length - once.size };
    } finally {
      await db.close();
    }
  }

  close(): void {
    for (const person of this.people) person.close();
  }
}
