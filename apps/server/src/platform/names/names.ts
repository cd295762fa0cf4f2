import type { Id } from '@parley/contract';

/** What things of one kind are called, for whoever looks through all kinds. */
export interface Names {
  /** What some of these are called now, by their ids. */
  of(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Those of a workspace that have these words in their name, the newest of them and `most` at most. */
  having(workspaceId: Id<'workspace'>, words: string, most: number): Promise<string[]>;
}
