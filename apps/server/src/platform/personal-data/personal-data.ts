import type { Id } from '@parley/contract';
import type { Sql } from '../db/database.ts';
import type { Origin } from '../facts/facts.ts';

/** Of whom data is told, or who is forgotten. */
export interface Subject {
  workspaceId: Id<'workspace'>;
  userId: Id<'user'>;
}

/** Who is erased, with what of them may stand in texts. */
export interface Leaving extends Subject {
  name: string;
  email: string | null;
  avatarKey: string | null;
}

/** One list of what is kept of a person, in pages, so that no history has to fit in memory. */
export interface Section {
  /** Its name in the export, in camelCase. */
  name: string;
  /** Without secrets and without what is other people's. */
  rows(subject: Subject): AsyncIterable<readonly object[]>;
}

/** What one part of the server keeps of people. */
export interface PersonalData {
  /** Each of its tables: the sections that tell of it, or the reason for which the export leaves it out. */
  tables: Readonly<Record<string, { sections: readonly string[] } | { leftOut: string }>>;
  sections: readonly Section[];
  /** What goes in the transaction that erases a person; what takes longer follows from the fact `user.erased`. */
  forget?(tx: Sql, leaving: Leaving, origin: Origin): Promise<void>;
}

/** A row without these columns; what is added to its table later is told, until somebody decides otherwise. */
export function without<T extends object, K extends keyof T>(row: T, ...columns: K[]): Omit<T, K> {
  const left = { ...row };
  for (const column of columns) delete left[column];
  return left;
}

/** A person's parts in conferences, in pages, also in those that were deleted. */
export type PartsOf = (
  subject: Subject,
) => AsyncIterable<readonly { participantId: Id<'participant'>; conferenceId: Id<'conference'> }[]>;
