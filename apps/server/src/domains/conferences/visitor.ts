import type { Id } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { RequestContext } from '../../platform/http/handler.ts';
import { hashSecret } from '../../platform/ids/ids.ts';
import { type ConferenceRow, findGuestPart, findUserPart, type ParticipantRow } from './repository.ts';

/** The cookie by which one conference knows a guest again (K8). */
const guestCookie = (conferenceId: Id<'conference'>) => `parley_guest_${conferenceId}`;

type Context = Pick<RequestContext, 'caller' | 'cookies'>;

/**
 * Whom a conference takes the caller for: its workspace's people by their account, everybody else for nobody, who may come
 * in by link as a guest. So no account is known outside its workspace (K11).
 */
export const takenFor = ({ workspaceId }: Pick<ConferenceRow, 'workspaceId'>, caller: Caller): Caller =>
  caller.workspaceId === workspaceId ? caller : { kind: 'nobody', workspaceId };

/** The caller's part in a conference: that of their account, or without one there that of the guest whose cookie they show. */
export async function partOf(
  db: Sql,
  conference: Pick<ConferenceRow, 'id' | 'workspaceId'>,
  context: Context,
): Promise<ParticipantRow | null> {
  const caller = takenFor(conference, context.caller);
  if (caller.kind === 'user') return await findUserPart(db, conference.id, caller.userId);
  const secret = context.cookies.get(guestCookie(conference.id));
  return secret === undefined ? null : await findGuestPart(db, conference.id, hashSecret(secret));
}

/** Lets a conference know this guest again; `maxAge` in seconds. */
export function rememberGuest(
  { cookies }: Pick<Context, 'cookies'>,
  conferenceId: Id<'conference'>,
  secret: string,
  maxAge: number,
): void {
  cookies.set(guestCookie(conferenceId), secret, maxAge);
}
