import { build, type InlineConfig, type Rolldown } from 'vite';

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

/**
 * Says which file a module belongs to: those that the same pages need before they show anything are one file, beside each page's own.
 * Left to itself the build makes one of each set of pages and late parts that share something, forty for a lobby, and a browser asks for
 * six at a time.
 *
 * A build beforehand tells who needs what: imports alone do not, since most of what an index names is left out.
 * @param pages Names of their chunks.
 */
export async function pageFiles(
  config: InlineConfig,
  pages: readonly string[],
): Promise<(id: string) => string | null> {
  const { output } = (await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, write: false },
  })) as Rolldown.RolldownOutput;
  const chunks: Chunks = new Map(output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one]] : [])));

  const pagesOf = new Map<string, string[]>();
  for (const page of pages) {
    const own = [...chunks.values()].find(({ name }) => name === page);
    if (own === undefined) throw new Error(`No page of the build is called ${page}`);
    for (const { moduleIds } of loadedBefore(own, chunks)) {
      for (const id of moduleIds) pagesOf.set(id, [...(pagesOf.get(id) ?? []), page]);
    }
  }
  return (id) => pagesOf.get(id)?.join('-and-') ?? null;
}

/** What a chunk imports, and what that imports. */
function loadedBefore({ imports }: Rolldown.OutputChunk, chunks: Chunks, found = new Set<Rolldown.OutputChunk>()) {
  for (const file of imports) {
    const chunk = chunks.get(file);
    if (chunk === undefined || found.has(chunk)) continue;
    found.add(chunk);
    loadedBefore(chunk, chunks, found);
  }
  return found;
}
