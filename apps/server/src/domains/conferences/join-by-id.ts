import type { Id, JoinAnswer } from '@parley/contract';
import { type JoinContext, joinConference } from './join-conference.ts';
import { noSuchConference, permit, standingOf } from './policy.ts';
import { findConference } from './repository.ts';
import type { Uses } from './uses.ts';
import { partOf, takenFor } from './visitor.ts';

/** The door for who has a part in a conference already, or may see it. An id lets nobody in: throws `NOT_FOUND` to everybody else (K7). */
export async function joinById(uses: Uses, id: Id<'conference'>, context: JoinContext): Promise<JoinAnswer> {
  const conference = await findConference(uses.db.sql, id);
  if (conference === null) throw noSuchConference();
  const part = await partOf(uses.db.sql, conference, context);
  const caller = takenFor(conference, context.caller);
  const isAdmin = caller.kind === 'user' && caller.role === 'admin' && conference.deletedAt === null;
  permit(standingOf(part?.role ?? null, isAdmin), 'enter');
  return await joinConference(uses, { conference, part }, context);
}
