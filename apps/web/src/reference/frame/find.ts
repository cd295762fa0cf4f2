import type { Group, Reference } from '../document/read-reference.ts';

/** What a search leaves of the contents. */
export interface Found {
  groups: readonly Group[];
  /** Error codes; none while nothing is searched for. */
  codes: readonly string[];
}

/** Groups and operations whose words hold every word that is searched for, in any order. */
export function find({ groups, errors }: Reference, search: string): Found {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return { groups, codes: [] };
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  return {
    groups: groups
      .map((group) => ({
        ...group,
        operations: group.operations.filter(({ id, method, path, summary }) =>
          holds(`${group.name} ${id} ${method} ${path} ${summary}`),
        ),
      }))
      .filter(({ operations }) => operations.length > 0),
    codes: Object.keys(errors).filter((code) => holds(`${code} ${code.replaceAll('_', ' ')}`)),
  };
}
