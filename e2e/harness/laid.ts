import { type Browser, chromium } from '@playwright/test';
import { CHROMIUM_ARGS } from './chromium-args.ts';
import { Network } from './network.ts';
import { ParleyServer } from './server.ts';
import { Relay } from './turn.ts';

/** Two machines with a browser each, and a router with server and relay on it. */
export interface Laid {
  network: Network;
  relay: Relay;
  server: ParleyServer;
  browsers: { a: Browser; b: Browser };
  /** Ends everything and leaves nothing behind. */
  remove(): Promise<void>;
}

export async function layMachines(): Promise<Laid> {
  const network = await Network.lay();
  const args = [...CHROMIUM_ARGS, '--use-fake-ui-for-media-stream', ...network.chromiumArgs];
  try {
    const relay = await Relay.start(network);
    const server = await ParleyServer.start(relay.env(), network.place);
    const a = await chromium.launch({ executablePath: network.a.chromium, args });
    const b = await chromium.launch({ executablePath: network.b.chromium, args });
    const remove = async () => {
      await Promise.all([a.close(), b.close(), server.stop(), relay.stop()]);
      await network.remove();
    };
    return { network, relay, server, browsers: { a, b }, remove };
  } catch (error) {
    await network.remove();
    throw error;
  }
}
