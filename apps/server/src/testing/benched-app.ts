import { DATABASE_KINDS } from '../platform/db/testing.ts';
import type { AppTask } from './app-process.ts';
import { withPlace } from './app-place.ts';
import type { BenchReady, CpuUsed, Fill } from './bench-process.ts';
import { Child } from './child.ts';
import { type Asked, load, median, type Measured } from './load.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

interface Account {
  id: string;
  cookie: string;
}

/** The whole server beside a bare one, with an admin and a member. */
export class BenchedApp {
  readonly url: string;
  readonly bare: string;
  readonly admin: Account;
  readonly member: Account;
  readonly #child: Child;

  private constructor(child: Child, { url, bare }: BenchReady, admin: Account, member: Account) {
    this.#child = child;
    this.url = url;
    this.bare = bare;
    this.admin = admin;
    this.member = member;
  }

  static async start(place: AppTask): Promise<BenchedApp> {
    const child = new Child(new URL('bench-process.ts', import.meta.url));
    const ready = await child.ask<BenchReady>(place);
    const setUp = { workspace: 'Parley', token: ready.setUpToken };
    const admin = await makeAccount(`${ready.url}/api/setup`, 'admin', setUp);
    return new BenchedApp(child, ready, admin, await makeAccount(`${ready.url}/api/auth/sign-up`, 'member'));
  }

  /** What `measure` says of an app on each kind of database there is. */
  static async onEach<F>(measure: (app: BenchedApp, kind: string) => Promise<F[]>): Promise<F[]> {
    const figures: F[] = [];
    for (const kind of DATABASE_KINDS) {
      const measured = await withPlace(kind, async (place) => {
        const app = await BenchedApp.start(place);
        try {
          return await measure(app, kind);
        } finally {
          await app.stop();
        }
      });
      figures.push(...measured);
    }
    return figures;
  }

  async post<T>(path: string, headers: Record<string, string>, body: object): Promise<T> {
    return (await post(this.url + path, headers, body)).body as T;
  }

  /** Has there be so many conferences, `own` of them the member's. */
  fill(conferences: number, own: number): Promise<unknown> {
    return this.#child.ask({ conferences, own, admin: this.admin.id, person: this.member.id } satisfies Fill);
  }

  /**
   * Sends each of these by turns, so that what else the machine does disturbs all of them alike. Answers of each the medians of the
   * rounds: requests in a second, and microseconds of the server's processor for each.
   */
  async compare(asked: readonly Asked[], { rounds = 7, milliseconds = 1500 } = {}) {
    const seen = asked.map(() => ({ perSecond: [] as number[], cpu: [] as number[], times: [] as number[] }));
    for (let round = -1; round < rounds; round++) {
      for (const [index, one] of asked.entries()) {
        const { measured, cpu } = await this.#measure(one, milliseconds);
        // The first round warms up.
        if (round < 0) continue;
        seen[index]?.perSecond.push(measured.perSecond);
        seen[index]?.cpu.push(cpu);
        seen[index]?.times.push(...measured.times);
      }
    }
    return seen.map(({ perSecond, cpu, times }) => ({ perSecond: median(perSecond), cpu: median(cpu), times }));
  }

  async #measure(one: Asked, milliseconds: number): Promise<{ measured: Measured; cpu: number }> {
    const before = await this.#child.ask<CpuUsed>('cpu');
    const measured = await load(one, milliseconds);
    const after = await this.#child.ask<CpuUsed>('cpu');
    return { measured, cpu: (after.microseconds - before.microseconds) / measured.times.length };
  }

  stop(): Promise<void> {
    return this.#child.kill();
  }
}

async function post(url: string, headers: Record<string, string>, body: object) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, ...JSON_TYPE },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
  return { body: JSON.parse(text) as unknown, cookie: answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '' };
}

async function makeAccount(url: string, name: string, also: object = {}): Promise<Account> {
  const account = { email: `${name}@example.org`, password: 'a long enough one', name };
  const { body, cookie } = await post(url, {}, { ...account, ...also });
  return { id: (body as { user: { id: string } }).user.id, cookie };
}
