import type { Id } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { RequestContext } from '../../platform/http/handler.ts';
import { hashSecret } from '../../platform/ids/ids.ts';
import { findGuestPart, findUserPart, type ParticipantRow } from './repository.ts';

/** The cookie by which one conference knows a guest again (K8). */
const guestCookie = (conferenceId: Id<'conference'>) => `parley_guest_${conferenceId}`;

type Context = Pick<RequestContext, 'caller' | 'cookies'>;

/** The caller's part in a conference: that of their account, or without one that of the guest whose cookie they show. */
export async function partOf(
  db: Sql,
  conferenceId: Id<'conference'>,
  { caller, cookies }: Context,
): Promise<ParticipantRow | null> {
  if (caller.kind === 'user') return await findUserPart(db, conferenceId, caller.userId);
  const secret = cookies.get(guestCookie(conferenceId));
  return secret === undefined ? null : await findGuestPart(db, conferenceId, hashSecret(secret));
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
