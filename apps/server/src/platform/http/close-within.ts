import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock/clock.ts';

/** Takes no new connections and lets requests finish, for so many milliseconds at most. */
export async function closeWithin(server: FastifyInstance, time: number, clock: Clock): Promise<void> {
  const cancel = clock.after(time, () => server.server.closeAllConnections());
  await server.close();
  cancel();
}
