import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fastifyStatic } from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { earlyLinks, meetingTexts } from './early-links.ts';
import { pathOf } from './errors.ts';

interface Options {
  /** Folder of the built pages. */
  root: string;
  /** Headers of an HTML page, by the name of its file. */
  headersOf: (page: string) => Record<string, string>;
}

const YEAR = 31_536_000;

/** Whether the pages have been built. */
export const pagesExist = (root: string): boolean => existsSync(join(root, 'index.html'));

/** Answers an address that is no file with the page that belongs to it; false where none does. */
export type SendPage = (request: FastifyRequest, reply: FastifyReply) => boolean;

/** Serves the built files, already compressed where the browser takes it. The answer is for addresses that are no file. */
export async function servePages(server: FastifyInstance, { root, headersOf }: Options): Promise<SendPage> {
  await server.register(fastifyStatic, {
    root,
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      const file = path.replace(/\.(?:br|gz)$/, '');
      if (file.endsWith('.html')) reply.headers({ ...headersOf(basename(file)), 'cache-control': 'no-cache' });
      // Pages of others name it, and hear of a new one at their next visit.
      else if (file.startsWith(join(root, 'sdk'))) reply.header('cache-control', 'public, no-cache');
      // Their names change with their content.
      else if (file.startsWith(join(root, 'assets'))) {
        reply.header('cache-control', `public, max-age=${YEAR}, immutable`);
      } else reply.header('cache-control', 'public, max-age=3600');
    },
  });
  server.get('/', (_request, reply) => reply.sendFile('index.html'));

  const texts = meetingTexts(root);
  return (request, reply) => {
    const page = pageFor(request);
    if (page === null) return false;
    const links = earlyLinks(request, texts);
    if (links !== null) reply.headers({ link: links, vary: 'accept-language' });
    void reply.sendFile(page);
    return true;
  };
}

/**
 * The page that belongs to an address, or null: `/j/…` has a light one of its own, the reference of the API stands below the API, the
 * rest is one application.
 */
function pageFor(request: FastifyRequest): 'join.html' | 'reference.html' | 'index.html' | null {
  const path = pathOf(request.url);
  if (request.method !== 'GET' && request.method !== 'HEAD') return null;
  if (/^\/api\/docs(?:\/|$)/.test(path) && acceptsPage(request, path)) return 'reference.html';
  if (/^\/(?:api|socket\.io|sdk)(?:\/|$)/.test(path) || !acceptsPage(request, path)) return null;
  return path.startsWith('/j/') ? 'join.html' : 'index.html';
}

/** Browsers say `text/html` when they navigate. Others say that they take anything: then a name with a dot is a missing file. */
function acceptsPage({ headers }: FastifyRequest, path: string): boolean {
  const accept = headers.accept ?? '*/*';
  return accept.includes('text/html') || (accept.includes('*/*') && !/\.[^/]*$/.test(path));
}
