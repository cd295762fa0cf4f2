export const PAGE_SIZE = 500;

/** Reads a long list page by page; `read` gives up to `size` rows after `last`, in an order that does not change. */
export async function* inPages<T>(
  read: (last: T | null, size: number) => Promise<readonly T[]>,
  size = PAGE_SIZE,
): AsyncGenerator<readonly T[]> {
  let last: T | null = null;
  for (;;) {
    const rows: readonly T[] = await read(last, size);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    last = rows.at(-1) ?? null;
  }
}

/** Each page with its rows in another shape. */
export async function* mapPages<T, R>(
  pages: AsyncIterable<readonly T[]>,
  shape: (row: T) => R,
): AsyncGenerator<readonly R[]> {
  for await (const page of pages) yield page.map(shape);
}
