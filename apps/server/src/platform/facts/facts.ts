import type { FactPayload, FactType, Id } from '@parley/contract';
import type { Sql } from '../db/database.ts';

/** Who made something happen. */
export type Actor =
  | { kind: 'user'; id: Id<'user'> }
  | { kind: 'guest'; id: Id<'participant'> }
  | { kind: 'key'; id: Id<'api_key'> }
  | { kind: 'system' };

/** Where it came from, for the audit log. */
export interface Origin {
  actor: Actor;
  /** The person for whom a key acted. */
  onBehalfOf?: Id<'user'>;
  /** Null for the system. */
  address: string | null;
  requestId: string | null;
}

export interface NewFact<T extends FactType = FactType> {
  type: T;
  workspaceId: Id<'workspace'>;
  /** Id of what it is about. */
  subject: string;
  payload: FactPayload<T>;
  origin: Origin;
}

export type Fact<T extends FactType = FactType> = T extends FactType
  ? { id: Id<'fact'>; type: T; workspaceId: Id<'workspace'>; subject: string; payload: FactPayload<T>; at: number }
  : never;

/** What happened, append-only: the audit log and the feed of everything that follows. */
export interface Facts {
  /** Stores a fact and sends a job to each of its subscribers, all in `tx`. */
  record<T extends FactType>(tx: Sql, fact: NewFact<T>): Promise<void>;
  /** Many with one query, in their order. */
  recordAll(tx: Sql, facts: readonly NewFact[]): Promise<void>;
  /** Before `Jobs.start` only. `subscriber` names the queue, such as `conferences.close-meeting`. */
  subscribe<T extends FactType>(
    subscriber: string,
    types: readonly T[],
    handler: (fact: Fact<T>) => Promise<void>,
  ): void;
}
