import type { FastifyInstance } from 'fastify';

/** `/api/openapi.json`: what the API is, for programs and people. `document` is asked for once, by the first who wants it. */
export function serveReference(server: FastifyInstance, document: () => unknown): void {
  let text: string | null = null;
  server.get('/api/openapi.json', (_request, reply) => {
    text ??= JSON.stringify(document());
    return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(text);
  });
}
