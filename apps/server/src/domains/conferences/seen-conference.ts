import type { Id } from '@parley/contract';
import type { KeyCaller, UserCaller } from '../../platform/http/caller.ts';
import { type Action, noSuchConference, permit, type Standing, standingOf } from './policy.ts';
import { type ConferenceRow, findConference, findUserPart } from './repository.ts';
import type { Uses } from './uses.ts';

/** A conference by its id, for a caller who may do `action` with it. Throws `NOT_FOUND` or `FORBIDDEN` (K7). */
export async function seenConference(
  { db }: Pick<Uses, 'db'>,
  caller: UserCaller | KeyCaller,
  id: Id<'conference'>,
  action: Action,
): Promise<{ conference: ConferenceRow; standing: Standing }> {
  const conference = await findConference(db.sql, id);
  if (conference === null || conference.deletedAt !== null || conference.workspaceId !== caller.workspaceId) {
    throw noSuchConference();
  }
  const part = caller.kind === 'key' ? null : await findUserPart(db.sql, id, caller.userId);
  // A key for itself may what an admin may, as far as its scopes go.
  const isAdmin = caller.kind === 'key' || caller.role === 'admin';
  const standing = standingOf(part?.bannedAt === null ? part.role : null, isAdmin);
  permit(standing, action);
  return { conference, standing };
}
