/** What some of these are called now. */
export type NamesOf = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** What all of these are called, whatever they are; without those that have no name. */
export async function namesOfAll(
  names: Readonly<Record<string, NamesOf>>,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids)].filter((id) => id !== null);
  const byPrefix = Map.groupBy(known, (id) => id.split('_')[0] ?? '');
  const found = await Promise.all(
    [...byPrefix].map(async ([prefix, some]) => (await names[prefix]?.(some)) ?? new Map<string, string>()),
  );
  return new Map(found.flatMap((some) => [...some]).filter(([, name]) => name !== ''));
}
