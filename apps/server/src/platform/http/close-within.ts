import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock/clock.ts';

const LOOK_EVERY = 100;

/** Takes no new connections and lets requests finish, for so many milliseconds at most. */
export async function closeWithin(server: FastifyInstance, time: number, clock: Clock): Promise<void> {
  let cancelLook = () => {};
  // A connection whose last request has ended stays open for the next one, and is only closed when it is looked for.
  const look = () => {
    server.server.closeIdleConnections();
    cancelLook = clock.after(LOOK_EVERY, look);
  };
  look();
  const cancel = clock.after(time, () => server.server.closeAllConnections());
  await server.close();
  cancelLook();
  cancel();
}
