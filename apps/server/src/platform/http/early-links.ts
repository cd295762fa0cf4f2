import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseLanguage, languages } from '@parley/locales';
import type { FastifyRequest } from 'fastify';
import { pathOf } from './errors.ts';

/** A link to a meeting whose page can be told by its path what it will ask for. */
const MEETING_LINK = /^\/j\/([a-z0-9-]{1,64})\/?$/;

type Manifest = Record<string, { file: string; imports?: readonly string[] } | undefined>;

/** Files of the page's texts, by language. */
export type TextFiles = ReadonlyMap<string, readonly string[]>;

/** Finds the texts of the page of a link in what the build says of its files. None where it says nothing: they are only later then. */
export function meetingTexts(root: string): TextFiles {
  const file = join(root, '.vite', 'manifest.json');
  const manifest = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {};
  const filesOf = (key: string): string[] => {
    const { file, imports = [] } = manifest[key] ?? { file: null };
    return file === null ? [] : [`/${file}`, ...imports.flatMap(filesOf)];
  };
  return new Map(languages.map((one) => [one, filesOf(`../../packages/locales/src/${one}/meeting.ts`)]));
}

/**
 * What the page of a meeting's link asks for as soon as it runs, for the head of its answer (RFC 8288, `preload` and `modulepreload` of the
 * HTML standard): so it is on its way while the page's own files still are. Null where nothing is known.
 */
export function earlyLinks(request: FastifyRequest, texts: TextFiles): string | null {
  const code = MEETING_LINK.exec(pathOf(request.url))?.[1];
  if (code === undefined) return null;
  // In the same way as the page's script asks, or the browser asks twice.
  const asked = ['/api/settings', `/api/join/${code}`].map(
    (path) => `<${path}>; rel=preload; as=fetch; crossorigin=use-credentials`,
  );
  // Who chose another language than the browser's loads that one besides.
  const wanted = (request.headers['accept-language'] ?? '').split(',').map((tag) => tag.split(';')[0]?.trim() ?? '');
  const files = texts.get(chooseLanguage(wanted)) ?? [];
  return [...asked, ...files.map((file) => `<${file}>; rel=modulepreload`)].join(', ');
}
