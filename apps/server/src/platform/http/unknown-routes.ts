import { ParleyError, type Route } from '@parley/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pathOf, sendError } from './errors.ts';
import type { SendPage } from './pages.ts';

/** What is answered where no route is: a page, `METHOD_NOT_ALLOWED` if the path has other methods, or `NOT_FOUND`. */
export function answerUnknown(server: FastifyInstance, routes: readonly Route[], sendPage: SendPage | null): void {
  const paths = routes.map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
  }));

  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    if (sendPage?.(request, reply) === true) return reply;
    const path = pathOf(request.url);
    const allowed = new Set(paths.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method));
    // A path with a part that is too long leads nowhere, also where its method would be right.
    if (allowed.size === 0 || allowed.has(request.method as Route['method'])) {
      return sendError(new ParleyError('NOT_FOUND', 'There is nothing here.'), reply);
    }
    const list = [...allowed].join(', ');
    reply.header('allow', list);
    return sendError(new ParleyError('METHOD_NOT_ALLOWED', `This takes ${list} only.`), reply);
  };
  server.setNotFoundHandler(answer);
  // Before a body is read, about which there might be something to complain.
  server.addHook('onRequest', async (request, reply) => {
    if (request.is404) return answer(request, reply);
  });
}
