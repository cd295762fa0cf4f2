import type { Locator, Page } from '@playwright/test';
import { expectInCall, joinFromLobby, leave, openLobby, say, videoOf } from '../e2e/harness/call.ts';
import { type Laid, layMachines } from '../e2e/harness/laid.ts';
import { arrive, CAST, createConference, newcomersToken, type Person } from '../e2e/harness/people.ts';
import { expectMoving } from '../e2e/harness/senses.ts';
import { type Census, countEverything, takeCensus } from './census.ts';
import type { Figure, Soak } from './measure.ts';

/** Changed by hand to live through another hour; the same number gives the same hour. */
const SEED = 20_261_121;
const MINUTE = 60_000;
/** Of the minute, so long things happen; the rest is for coming, mending and going. */
const BUSY = 35_000;

type Random = () => number;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

const button = (page: Page, name: RegExp): Locator =>
  page.getByRole('region', { name: 'Call controls' }).getByRole('button', { name });

/** Something that happens in a call. */
const HAPPENINGS: ((one: Person, laid: Laid, random: Random) => Promise<void>)[] = [
  ({ page }) => button(page, /^Turn o(n|ff) microphone$/).click(),
  ({ page }) => button(page, /^Turn o(n|ff) camera$/).click(),
  ({ page }) => button(page, /^(Share your screen|Stop sharing)$/).click(),
  ({ page }, _, random) => say(page, `word ${random()}`),
  async (_, { network }, random) => {
    const host = random() < 0.5 ? network.a : network.b;
    await host.unplug();
    await pause(1000 + random() * 7000);
    await host.plugIn();
  },
  ({ name }, { network }, random) => network[name === 'Ada' ? 'a' : 'b'].moveTo(2 + Math.floor(random() * 40)),
];

/** One minute: some come, things happen, everybody is seen, they go. */
async function live(laid: Laid, ada: Person, path: string, random: Random): Promise<void> {
  const { network, server, browsers } = laid;
  const until = Date.now() + MINUTE;
  const others: Person[] = [];
  for (const who of [CAST.ben, CAST.cleo, CAST.dora].slice(0, 1 + Math.floor(random() * 3))) {
    const person = await arrive(browsers.b, server.url, who);
    await openLobby(person.page, path);
    await joinFromLobby(person.page, who.name);
    others.push(person);
  }
  const happenUntil = Date.now() + BUSY;
  while (Date.now() < happenUntil) {
    const people = [ada, ...others];
    const who = people[Math.floor(random() * people.length)] ?? ada;
    await HAPPENINGS[Math.floor(random() * HAPPENINGS.length)]?.(who, laid, random);
    await pause(random() * 2000);
  }
  await network.mend();
  for (const { page } of [ada, ...others]) {
    await expectInCall(page);
    await button(page, /^Turn o(n|ff) camera$/).waitFor();
    if (await button(page, /^Turn on camera$/).isVisible()) await button(page, /^Turn on camera$/).click();
    if (await button(page, /^Stop sharing$/).isVisible()) await button(page, /^Stop sharing$/).click();
  }
  for (const other of others) {
    await expectMoving(videoOf(ada.page, other.name), 30_000);
    await expectMoving(videoOf(other.page, 'Ada'), 30_000);
  }
  for (const { page, context } of others) {
    await leave(page);
    await page.getByRole('heading', { name: 'You left the meeting' }).waitFor();
    await context.close();
  }
  await pause(until - Date.now());
}

/** What a list of values grows by at each step, by the straight line that fits best. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [up, down] = values.reduce(
    ([a, b], value, index) => [a + (index - middle) * (value - mean), b + (index - middle) ** 2],
    [0, 0],
  );
  return down === 0 ? 0 : up / down;
}

/** Kinds of listeners that there are more of. */
function more(first: Census | undefined, last: Census | undefined): string[] {
  const rest = [...(first?.listeners ?? [])];
  return (last?.listeners ?? []).filter((kind) => {
    const known = rest.indexOf(kind);
    if (known >= 0) rest.splice(known, 1);
    return known < 0;
  });
}

const named = (kinds: readonly string[]): string => (kinds.length === 0 ? '' : ` (${kinds.join(', ')})`);

export const soak: Soak = {
  title:
    'An hour of a call: people come, go, mute, share and lose their networks; who stays loses nothing and keeps nothing',
  count: 60,
  async run(count, progress): Promise<Figure[]> {
    const random = seeded(SEED);
    const laid = await layMachines();
    try {
      const { server, browsers } = laid;
      const { joinCode } = await createConference(server, { title: 'An hour' }, await newcomersToken(server));
      const ada = await arrive(browsers.a, server.url, CAST.ada);
      await ada.context.addInitScript(countEverything);
      await openLobby(ada.page, `/j/${joinCode}`);
      await joinFromLobby(ada.page, 'Ada');
      const taken: Census[] = [];
      for (let minute = 1; minute <= count; minute++) {
        await live(laid, ada, `/j/${joinCode}`, random);
        taken.push(await takeCensus(ada.page));
        progress(minute);
      }
      // The first minute loads what is loaded once.
      const first = taken[1] ?? taken[0];
      const last = taken.at(-1);
      return [
        { name: 'minutes lived', value: taken.length, unit: 'minutes' },
        {
          name: 'connections open when alone',
          value: last?.connections ?? 0,
          unit: 'connections',
          limit: { atMost: 0 },
        },
        { name: 'live tracks when alone', value: last?.tracks ?? 0, unit: 'tracks', limit: { atMost: 2 } },
        {
          name: `listeners more than after two minutes${named(more(first, last))}`,
          value: (last?.listeners.length ?? 0) - (first?.listeners.length ?? 0),
          unit: 'listeners',
          limit: { atMost: 0 },
        },
        {
          name: 'heap, growth in a minute',
          value: slope(taken.slice(2).map(({ heap }) => heap)) / 1000,
          unit: 'kB',
          limit: { atMost: 100 },
        },
        { name: 'heap at the end', value: (last?.heap ?? 0) / 1e6, unit: 'MB' },
      ];
    } finally {
      await laid.remove();
    }
  },
};
