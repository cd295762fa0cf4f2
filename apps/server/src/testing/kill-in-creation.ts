import { setTimeout } from 'node:timers/promises';
import type { AppReady, AppTask } from './app-process.ts';
import { Child } from './child.ts';
import { drawnFrom } from './drawn-from.ts';

const PROCESS = new URL('app-process.ts', import.meta.url);
/** Requests with one key. */
const AT_ONCE = 50;
/** Milliseconds from the requests to a kill that waits for no answer, at most. */
const LATEST = 100;
const TRY_AGAIN = 50;
const PATIENCE = 60_000;

export interface CreationReport {
  kills: number;
  /** Requests that were answered before the kill. */
  before: number;
  /** By key, where it is not one: how many conferences there are, and how many different answers were given. */
  wrong: { key: string; conferences: number; answers: number }[];
  /** Milliseconds from the kill until everybody was answered, worst. */
  back: number;
}

/**
 * Many ask at once for one conference under one `Idempotency-Key`, the server is killed (SIGKILL) in the middle of it and begun again,
 * and everybody asks until they are answered: again and again, each time with a new key. Every second kill comes with the first answer, the others at a
 * moment that is drawn from `seed`.
 */
export async function killInCreation(
  place: AppTask,
  { kills, seed, progress = () => {} }: { kills: number; seed: number; progress?: (done: number) => void },
): Promise<CreationReport> {
  const random = drawnFrom(seed);
  const report: CreationReport = { kills, before: 0, wrong: [], back: 0 };
  const children = [new Child(PROCESS)];
  try {
    const client = await Client.signUp((await children[0]?.ask<AppReady>(place))?.url ?? '');
    for (let kill = 0; kill < kills; kill++) {
      // Made before the kill, so that its modules are loaded by then.
      const next = new Child(PROCESS);
      children.push(next);
      const key = `one-conference-${kill}`;
      const first = Promise.withResolvers<void>();
      const asked = Array.from({ length: AT_ONCE }, () => client.create(key, () => first.resolve()));
      await Promise.race([
        kill % 2 === 0 ? setTimeout(random() * LATEST) : first.promise,
        setTimeout(PATIENCE, null, { ref: false }),
      ]);
      report.before += client.answered;
      await children.shift()?.kill();
      const killedAt = performance.now();
      client.url = (await next.ask<AppReady>(place)).url;
      const answers = new Set(await Promise.all(asked)).size;
      report.back = Math.max(report.back, performance.now() - killedAt);
      client.answered = 0;
      const conferences = await client.count(key);
      if (conferences !== 1 || answers !== 1) report.wrong.push({ key, conferences, answers });
      progress(kill + 1);
    }
    return report;
  } finally {
    for (const child of children) await child.kill();
  }
}

/** Somebody who asks until they are answered. */
class Client {
  url: string;
  answered = 0;
  readonly #headers: Record<string, string>;

  private constructor(url: string, cookie: string) {
    this.url = url;
    this.#headers = { cookie, 'content-type': 'application/json' };
  }

  static async signUp(url: string): Promise<Client> {
    const body = { email: 'asker@example.org', password: 'a long enough one', name: 'Asker' };
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/api/auth/sign-up`, { method: 'POST', headers, body: JSON.stringify(body) });
    return new Client(url, answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '');
  }

  /** Answers the body of the answer as it came. */
  async create(key: string, answered: () => void): Promise<string> {
    const body = JSON.stringify({ title: key });
    const headers = { ...this.#headers, 'idempotency-key': key };
    let last = 'nothing was said';
    for (const giveUpAt = performance.now() + PATIENCE; performance.now() < giveUpAt; await setTimeout(TRY_AGAIN)) {
      try {
        const answer = await fetch(`${this.url}/api/video-conferences`, { method: 'POST', headers, body });
        const text = await answer.text();
        last = `${answer.status} ${text}`;
        if (answer.status === 503) continue;
        if (answer.status !== 201) throw new Error(last);
        this.answered += 1;
        answered();
        return text;
      } catch (error) {
        // What `fetch` fails with when the other end is gone.
        if (!(error instanceof TypeError)) throw error;
        last = error.cause instanceof Error ? error.cause.message : error.message;
      }
    }
    throw new Error(`Nobody answered ${key} at ${this.url}; at last: ${last}`);
  }

  async count(title: string): Promise<number> {
    const answer = await fetch(`${this.url}/api/video-conferences?search=${title}`, { headers: this.#headers });
    const { items } = (await answer.json()) as { items: { title: string }[] };
    return items.filter((one) => one.title === title).length;
  }
}
