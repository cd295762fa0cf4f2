import type { Conference, Participant } from '@parley/contract';

export interface ThereNow {
  /** Ids of those who are known to be there. */
  ids: ReadonlySet<string>;
  /** How many are there besides. */
  others: number;
}

/**
 * Who of the participants is there. Those who are there are told by name and picture; where fewer of one name are there than have a
 * part, nobody knows which of them it is.
 */
export function thereNow(participants: readonly Participant[], { count, people }: Conference['present']): ThereNow {
  const keyOf = ({ name, avatarUrl }: { name: string; avatarUrl: string | null }) => JSON.stringify([name, avatarUrl]);
  const there = Map.groupBy(people, keyOf);
  const parts = Map.groupBy(
    participants.filter(({ expected }) => !expected),
    keyOf,
  );
  const ids = [...there].flatMap(([key, some]) => {
    const same = parts.get(key) ?? [];
    return same.length <= some.length ? same.map(({ id }) => id) : [];
  });
  return { ids: new Set(ids), others: Math.max(0, count - ids.length) };
}
