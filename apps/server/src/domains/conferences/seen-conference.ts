import type { Id } from '@parley/contract';
import type { UserCaller } from '../../platform/http/caller.ts';
import { type Action, noSuchConference, permit, type Standing, standingOf } from './policy.ts';
import { type ConferenceRow, findConference, findUserPart } from './repository.ts';
import type { Uses } from './uses.ts';

/** A conference by its id, for a caller who may do `action` with it. Throws `NOT_FOUND` or `FORBIDDEN` (K7). */
export async function seenConference(
  { db }: Pick<Uses, 'db'>,
  caller: UserCaller,
  id: Id<'conference'>,
  action: Action,
): Promise<{ conference: ConferenceRow; standing: Standing }> {
  const conference = await findConference(db.sql, id);
  if (conference === null || conference.deletedAt !== null || conference.workspaceId !== caller.workspaceId) {
    throw noSuchConference();
  }
  const part = await findUserPart(db.sql, id, caller.userId);
  const standing = standingOf(part?.bannedAt === null ? part.role : null, caller.role === 'admin');
  permit(standing, action);
  return { conference, standing };
}
