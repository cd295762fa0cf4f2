import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { bundle, pageOf } from '../../e2e/harness/bundle.ts';
import { arrive, CAST } from '../../e2e/harness/people.ts';
import { SignalServer } from '../pages/signal-server.ts';
import { startLiveKit } from './livekit-server.ts';
import { comer, pressAndSee, type Rival } from './rival.ts';

const PAGES = join(import.meta.dirname, '..', 'pages');

interface PageRival {
  name: string;
  /** File of `bench/pages`. */
  script: string;
  /** What stands in the addresses behind the names. */
  waits?: string;
  comes?: (run: number) => string | Promise<string>;
  stop?: () => void;
}

/** A page with nothing but a button and a script. */
async function pageRival({ name, script, waits = '', comes = () => '', stop }: PageRival): Promise<Rival> {
  const pages = await SignalServer.start(
    pageOf(await bundle(script, PAGES), '<button onclick="enter()">Join</button>'),
  );
  const origin = `http://localhost:${pages.port}`;
  return {
    name,
    async wait(browser) {
      const { page } = await arrive(browser, origin, CAST.ada);
      await page.goto(`/ada${waits}`);
      await page.getByRole('button').click();
      await page.waitForFunction(() => document.querySelector('video') !== null);
    },
    async come(browser, run) {
      const { context, page } = await comer(browser, origin);
      await page.goto(`/ben-${run}${await comes(run)}`);
      const took = await pressAndSee(page, page.getByRole('button'));
      await context.close();
      return took;
    },
    async stop() {
      pages.stop();
      stop?.();
    },
  };
}

/** The least that a page has to do. */
export const bare = (): Promise<Rival> => pageRival({ name: 'a hand-written page', script: 'bare-mesh.ts' });

export async function peerJs(): Promise<Rival> {
  const server = fork(join(PAGES, 'peer-server.ts'));
  const [port] = (await once(server, 'message')) as [number];
  const signals = `?signals=${port}`;
  return pageRival({
    name: 'PeerJS',
    script: 'peerjs-call.ts',
    waits: signals,
    comes: () => `${signals}&call=ada`,
    stop: () => server.disconnect(),
  });
}

/** LiveKit's own client and server. Null where the server is not there. */
export async function liveKit(): Promise<Rival | null> {
  const server = await startLiveKit();
  if (server === null) return null;
  const query = async (name: string) => `?server=${encodeURIComponent(server.url)}&token=${await server.token(name)}`;
  return pageRival({
    name: 'livekit-client',
    script: 'livekit-call.ts',
    waits: await query('ada'),
    comes: (run) => query(`ben-${run}`),
    stop: () => server.stop(),
  });
}
