import type { Id } from '@parley/contract';
import type { Names } from '../../platform/names/names.ts';

/** What says what things are called, by the prefix of their ids. */
export type NamesByPrefix = Readonly<Record<string, Names>>;

/** Of what is called by the words that are looked for, so many of each kind count: the newest. */
const MOST_NAMED = 200;

/** What all of these are called, whatever they are; without those that have no name. */
export async function namesOfAll(
  names: NamesByPrefix,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids)].filter((id) => id !== null);
  const byPrefix = Map.groupBy(known, (id) => id.split('_')[0] ?? '');
  const found = await Promise.all(
    [...byPrefix].map(async ([prefix, some]) => (await names[prefix]?.of(some)) ?? new Map<string, string>()),
  );
  return new Map(found.flatMap((some) => [...some]).filter(([, name]) => name !== ''));
}

/** Everything of a workspace that has these words in its name. */
export async function allNamed(names: NamesByPrefix, workspaceId: Id<'workspace'>, words: string): Promise<string[]> {
  const found = await Promise.all(Object.values(names).map(({ having }) => having(workspaceId, words, MOST_NAMED)));
  return found.flat();
}
