import { brotliCompressSync, constants } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/** A tenth of it in a few milliseconds; the best compression takes a second. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** `/api/openapi.json`: what the API is, for programs and people. `document` is asked for once, by the first who wants it. */
export function serveReference(server: FastifyInstance, document: () => unknown): void {
  let text: string | null = null;
  let compressed: Buffer | null = null;
  server.get('/api/openapi.json', (request, reply) => {
    text ??= JSON.stringify(document());
    reply.type('application/json; charset=utf-8').headers({ 'cache-control': 'no-cache', vary: 'accept-encoding' });
    if (!/\bbr\b/.test(String(request.headers['accept-encoding']))) return reply.send(text);
    compressed ??= brotliCompressSync(text, QUALITY);
    return reply.header('content-encoding', 'br').send(compressed);
  });
}
