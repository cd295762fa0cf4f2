import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { defineRoute } from '@parley/contract';
import { type FastifyInstance, fastify } from 'fastify';
import * as z from 'zod/mini';
import type { Handlers } from './handler.ts';
import { serveRoutes } from './testing/serve-routes.ts';

const REQUESTS = 20_000;
const ROUNDS = 3;
const BODY = JSON.stringify({
  title: 'Weekly meeting of everybody who likes to come',
  startsAt: '2026-11-24T15:00:00.000Z',
  durationMinutes: 60,
  people: ['maya@school.example', 'jonas@school.example', 'hanna@school.example'],
  settings: { chat: true, screenShare: 'everyone' },
});

const thing = z.strictObject({
  title: z.string().check(z.maxLength(200)),
  startsAt: z.iso.datetime(),
  durationMinutes: z.int().check(z.minimum(5), z.maximum(1440)),
  people: z.array(z.email()),
  settings: z.strictObject({ chat: z.boolean(), screenShare: z.enum(['everyone', 'moderators']) }),
});

const routes = [
  defineRoute({
    id: 'makeThing',
    method: 'POST',
    path: '/api/things',
    tag: 'things',
    summary: 'Make one',
    permission: 'signed_in',
    body: thing,
    answers: { 200: thing },
  }),
] as const;

const handlers: Handlers<typeof routes> = { makeThing: async ({ body }) => body };

/** Asks from a thread of its own, so that only the server's work is on this one. */
const CLIENT = `
  const { parentPort, workerData } = require('node:worker_threads');
  const http = require('node:http');
  const { port, body, count } = workerData;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization: 'usr_me' };
  const ask = () => new Promise((resolve, reject) => {
    const request = http.request({ port, path: '/api/things', method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error('status ' + response.statusCode));
      response.resume().on('end', resolve);
    });
    request.on('error', reject).end(body);
  });
  let left = count;
  const asker = async () => { while (left-- > 0) await ask(); };
  Promise.all(Array.from({ length: 16 }, asker)).then(() => { agent.destroy(); parentPort.postMessage('done'); });
`;

/** Microseconds of this thread's processor per request. */
async function cost(server: FastifyInstance): Promise<number> {
  const { port } = server.server.address() as AddressInfo;
  const load = (count: number) =>
    new Promise<void>((resolve, reject) => {
      const client = new Worker(CLIENT, { eval: true, workerData: { port, body: BODY, count } });
      client.on('message', () => resolve()).on('error', reject);
    });
  await load(REQUESTS / 4);
  const before = process.threadCpuUsage();
  await load(REQUESTS);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / REQUESTS;
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export const bench = {
  title: 'A route with everything that the contract asks for, against a bare one',
  async run() {
    const { server: bound } = await serveRoutes(routes, handlers);
    const bare = fastify();
    bare.post('/api/things', (request, reply) => reply.send(request.body));
    for (const server of [bound, bare]) await server.listen({ port: 0, host: '127.0.0.1' });
    const costs: { bound: number[]; bare: number[] } = { bound: [], bare: [] };
    for (let round = 0; round < ROUNDS; round++) {
      costs.bound.push(await cost(bound));
      costs.bare.push(await cost(bare));
    }
    await Promise.all([bound.close(), bare.close()]);
    const value = median(costs.bound);
    return [{ name: 'processor time of a request', value, unit: 'µs', baseline: median(costs.bare) }];
  },
};
