import type { Locator, Page } from '@playwright/test';
import { bundle, openScript } from '../e2e/harness/bundle.ts';
import { joinFromLobby, openLobby, videoOf } from '../e2e/harness/call.ts';
import { type Laid, layMachines } from '../e2e/harness/laid.ts';
import { arrive, CAST, createConference, newcomersToken, type Person } from '../e2e/harness/people.ts';
import { frameAfter, median, noteFrames } from './frames.ts';
import type { Bench, Figure } from './measure.ts';

const ROUNDS = 5;
const PATIENCE = 30_000;

/** A call between both that is going on: what each sees of the other. */
interface Call {
  videos: Locator[];
  people: Person[];
}

export const bench: Bench = {
  title: 'Path cut while a relay is left: to the next frame, beside a hand-written page that restarts ICE',
  async run(): Promise<Figure[]> {
    const machines = await layMachines();
    try {
      const own: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        own.push(...(await cut(machines, await parleyCall(machines))));
        bare.push(...(await cut(machines, await bareCall(machines))));
      }
      const [value, baseline] = [median(own), median(bare)];
      return [
        {
          name: `to the next frame, median of ${own.length}`,
          value,
          unit: 'ms',
          baseline,
          limit: { atMost: 2000 },
        },
        { name: 'longest', value: Math.max(...own), unit: 'ms', baseline: Math.max(...bare) },
        {
          name: 'part of the time of an ICE restart',
          value: value / baseline,
          unit: 'times',
          limit: { atMost: 1 / 3 },
        },
      ];
    } finally {
      await machines.remove();
    }
  },
};

/** Pulls the cable of their own and answers how long each saw no frame. */
async function cut({ network }: Laid, { videos, people }: Call): Promise<number[]> {
  for (const video of videos) await noteFrames(video);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await network.setDirect(false);
  const at = Date.now();
  const gaps = await Promise.all(
    videos.map(async (video) => {
      let gap: number | null = null;
      while (gap === null && Date.now() - at < PATIENCE) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        gap = await frameAfter(video, at);
      }
      return gap ?? PATIENCE;
    }),
  );
  for (const { context } of people) await context.close();
  return gaps;
}

/** The cable of their own and the relay are there, and nothing else. */
async function begin({ network, server, browsers }: Laid): Promise<[Person, Person]> {
  await network.setRouted(false);
  await network.setDirect(true);
  return [
    await arrive(browsers.a, server.url, { ...CAST.ada, opensDevices: true }),
    await arrive(browsers.b, server.url, { ...CAST.ben, opensDevices: true }),
  ];
}

async function parleyCall(machines: Laid): Promise<Call> {
  const { server } = machines;
  const [ada, ben] = await begin(machines);
  const { joinCode } = await createConference(server, { title: 'Cut' }, await newcomersToken(server));
  for (const { page, name } of [ada, ben]) {
    await openLobby(page, `/j/${joinCode}`);
    await joinFromLobby(page, name);
  }
  const videos = [videoOf(ada.page, 'Ben'), videoOf(ben.page, 'Ada')];
  for (const video of videos) await plays(video);
  return { videos, people: [ada, ben] };
}

async function bareCall(machines: Laid): Promise<Call> {
  const [ada, ben] = await begin(machines);
  const script = await bundle('bare-mesh.ts', `${import.meta.dirname}/pages`);
  const sides: [Person, string, Person][] = [
    [ada, 'a', ben],
    [ben, 'b', ada],
  ];
  for (const [{ page }, name, other] of sides) {
    // What they say goes by the bench itself, which no cut reaches.
    await page.exposeFunction('sayTo', (_to: string, said: unknown) => tell(other.page, 'hear', said));
    await openScript(page, script, '', `http://localhost/${name}`);
    await page.evaluate((servers) => {
      const { mesh, sayTo } = window as unknown as {
        mesh: { say: unknown; iceServers: RTCIceServer[] };
        sayTo: unknown;
      };
      mesh.say = sayTo;
      mesh.iceServers = servers;
    }, machines.relay.iceServers());
  }
  await tell(ada.page, 'join', []);
  await tell(ben.page, 'join', ['a']);
  const videos = [ada.page.locator('#b'), ben.page.locator('#a')];
  for (const video of videos) await plays(video);
  return { videos, people: [ada, ben] };
}

const tell = (page: Page, what: 'hear' | 'join', argument: unknown): Promise<void> =>
  page.evaluate(
    async ([method, value]) => {
      const { mesh } = window as unknown as { mesh: Record<string, (value: unknown) => Promise<void>> };
      await mesh[method as string]?.(value);
    },
    [what, argument],
  );

/** Waits until the video has a picture. */
async function plays(video: Locator): Promise<void> {
  await video.waitFor({ state: 'attached', timeout: PATIENCE });
  await video.evaluate(
    (element: HTMLVideoElement) => new Promise<void>((resolve) => element.requestVideoFrameCallback(() => resolve())),
  );
}
