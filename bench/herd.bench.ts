import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { apiToken, createConference, post } from '../e2e/harness/people.ts';
import { ParleyServer } from '../e2e/harness/server.ts';
import { Comer } from './comer.ts';
import type { Bench, Figure } from './measure.ts';

const PEOPLE = 1000;
const ROOM = 4;
/** Milliseconds of CPU in a second, with so many heartbeats. */
const IDLE = 300;
/** People who come in at the same time when the rooms fill. */
const AT_ONCE = 10;
/** The same Socket.IO server without rooms, tickets and database. */
const BARE = new URL('../apps/server/src/domains/rooms/testing/broadcast-process.ts', import.meta.url);

/** How a herd came back: milliseconds from the loss, and those of the attempt that succeeded. */
interface Return {
  all: number;
  attempts99: number;
  tries: number;
}

/** Everybody's connection breaks at once, and everybody comes back by the client's own ladder. */
export const bench: Bench = {
  title: `${PEOPLE} people in rooms of ${ROOM} lose their connections at once and come back`,
  async run() {
    const bare = await bareHerd();
    const server = await ParleyServer.start({ PARLEY_RATE_LIMIT_FACTOR: '1000' });
    try {
      const herd = await fill(server);
      await quiet(server);
      const before = await numbersOf(server);
      const cut = await comeBack(herd);
      const after = await numbersOf(server);

      const killed = performance.now();
      const returning = comeBack(herd, () => server.kill());
      await server.start();
      const ready = performance.now() - killed;
      const restart = await returning;
      const restarted = await numbersOf(server);
      for (const one of herd) one.cut();

      const cpu = (after.cpu - before.cpu) / PEOPLE;
      return [
        figure('all are back after a cut', cut.all, bare.all, { atMost: 15_000 }),
        figure('one resume, 99 of 100', cut.attempts99, bare.attempts99),
        {
          name: 'CPU of the server for each resume',
          value: cpu,
          unit: 'ms',
          baseline: bare.cpu,
          limit: { atMost: 10 },
        },
        figure('event loop held up, longest', after.lag),
        { name: 'attempts for each person', value: cut.tries / PEOPLE, unit: 'times' },
        figure('killed: serves again after', ready),
        figure('killed: all are back after', restart.all, undefined, { atMost: 20_000 }),
        figure('killed: one resume, 99 of 100', restart.attempts99),
        figure('killed: event loop held up, longest', restarted.lag),
        { name: 'killed: attempts for each person', value: restart.tries / PEOPLE, unit: 'times' },
        {
          name: 'people who could not go on as the same peer',
          value: herd.filter(({ lost }) => lost).length,
          unit: 'people',
          limit: { atMost: 0 },
        },
      ];
    } finally {
      await server.stop();
    }
  },
};

const figure = (name: string, value: number, baseline?: number, limit?: Figure['limit']): Figure => ({
  name,
  value,
  unit: 'ms',
  ...(baseline !== undefined && { baseline }),
  ...(limit !== undefined && { limit }),
});

async function fill(server: ParleyServer): Promise<Comer[]> {
  const token = await apiToken(server);
  const herd: Comer[] = [];
  const fillRooms = async () => {
    while (herd.length < PEOPLE) {
      const room = Array.from({ length: ROOM }, () => new Comer(server.url));
      herd.push(...room);
      const { joinCode } = await createConference(server, { title: `Room ${herd.length}` }, token);
      for (const comer of room) {
        const answer = await post(server, `/api/join/${joinCode}`, { name: 'Somebody' });
        await comer.enter((answer as { room: { token: string } }).room.token);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fillRooms));
  return herd;
}

async function comeBack(herd: readonly Comer[], also?: () => Promise<void>): Promise<Return> {
  for (const comer of herd) comer.cut();
  const done = also?.();
  const start = performance.now();
  const [returns] = await Promise.all([Promise.all(herd.map((comer) => comer.comeBack())), done]);
  const attempts = returns.map(({ took }) => took).sort((a, b) => a - b);
  return {
    all: performance.now() - start,
    attempts99: attempts[Math.floor(attempts.length * 0.99)] ?? 0,
    tries: returns.reduce((sum, { tries }) => sum + tries, 0),
  };
}

async function bareHerd(): Promise<Return & { cpu: number }> {
  const child = fork(BARE, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  try {
    const { url } = await ask<{ url: string }>(child, 'begin');
    const herd = Array.from({ length: PEOPLE }, (_, index) => new Comer(url, { room: Math.floor(index / ROOM) }));
    await comeBack(herd);
    const before = await ask<{ microseconds: number }>(child, 'cpu');
    const back = await comeBack(herd);
    const after = await ask<{ microseconds: number }>(child, 'cpu');
    for (const one of herd) one.cut();
    return { ...back, cpu: (after.microseconds - before.microseconds) / 1000 / PEOPLE };
  } finally {
    child.kill('SIGKILL');
  }
}

async function ask<A>(child: ChildProcess, question: string): Promise<A> {
  const answer = once(child, 'message');
  child.send(question);
  const [message] = (await answer) as [A];
  return message;
}

/** Until the server has done what follows from so many coming in, and has nothing more to do. */
async function quiet(server: ParleyServer): Promise<void> {
  for (let before = await numbersOf(server), tries = 0; tries < 60; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const after = await numbersOf(server);
    if (after.cpu - before.cpu < IDLE) return;
    before = after;
  }
  throw new Error('The server does not come to rest');
}

/** CPU time so far, and the longest hold-up since it was last asked; in milliseconds. */
async function numbersOf(server: ParleyServer): Promise<{ cpu: number; lag: number }> {
  const page = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  const seconds = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(page)?.[1]);
  return { cpu: seconds('process_cpu_seconds_total') * 1000, lag: seconds('nodejs_eventloop_lag_max_seconds') * 1000 };
}
