import type { Id } from '@parley/contract';
import { issuer as issuerSchema } from '@parley/contract';
import * as z from 'zod/mini';
import type { Database } from '../../platform/db/database.ts';
import type { UserCaller } from '../../platform/http/caller.ts';
import { findExternal } from './external-people.ts';
import type { User } from './repository.ts';

interface Uses {
  db: Database;
  /** Somebody who has not gone, by Parley's id. */
  find(id: Id<'user'>): Promise<User | null>;
}

/**
 * Whom of their workspace a caller means: by Parley's id, or from a host platform by its own, which is `issuer:subject`, or a subject of the
 * directory in which it named the person for whom it acts. Null when there is nobody like that.
 */
export async function findMeant({ db, find }: Uses, caller: UserCaller, meant: string): Promise<User | null> {
  const user = await find(meant as Id<'user'>);
  if (user !== null) return user.workspaceId === caller.workspaceId ? user : null;
  if (caller.by !== 'key') return null;
  const { workspaceId } = caller;
  const colon = meant.indexOf(':');
  const named = { workspaceId, issuer: meant.slice(0, Math.max(colon, 0)), subject: meant.slice(colon + 1) };
  const isNamed = z.safeParse(issuerSchema, named.issuer).success;
  const found =
    (isNamed ? await findExternal({ db }, named) : null) ??
    (await findExternal({ db }, { workspaceId, issuer: caller.issuer, subject: meant }));
  return found?.user ?? null;
}
