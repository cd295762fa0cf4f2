import type { Id } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import type { UserCaller } from '../../platform/http/caller.ts';
import { originOf } from '../../platform/http/caller.ts';
import type { RequestContext } from '../../platform/http/handler.ts';
import { hashSecret, newSecret } from '../../platform/ids/ids.ts';
import { insertJoinLink, insertPass, useJoinLink } from './join-link-repository.ts';
import { rememberPerson } from './passes.ts';
import { noSuchConference } from './policy.ts';
import { findConference, findConferenceByCode } from './repository.ts';
import { isClosed } from './schedule.ts';
import { conferenceEnded } from './state.ts';
import type { Uses } from './uses.ts';

type Context = Pick<RequestContext, 'address' | 'requestId' | 'cookies'>;

/** Nothing else gets into the address of the redirect. */
const CODE = /^[a-z]{3}-[a-z]{4}-[a-z]{3}$/;
const LASTS = 10 * 60_000;
/** The browser is known again for so long after the conference was to end, as a guest's is. */
const REMEMBERED = 7 * 86_400_000;

/** A link by which a person of a host platform comes to the lobby as themselves (G6). Throws `NOT_FOUND`, `CONFERENCE_ENDED`. */
export async function createJoinLink(
  { db, clock, facts, options }: Uses,
  id: Id<'conference'>,
  caller: UserCaller,
  context: Pick<Context, 'address' | 'requestId'>,
): Promise<{ url: string; expiresAt: string }> {
  const { workspaceId, userId } = caller;
  const conference = await findConference(db.sql, id);
  if (conference === null || conference.deletedAt !== null || conference.workspaceId !== workspaceId) {
    throw noSuchConference();
  }
  const now = clock.now();
  if (isClosed(conference, now)) throw conferenceEnded();
  const token = newSecret();
  const expiresAt = now + LASTS;
  await db.transaction(async (tx) => {
    await insertJoinLink(tx, { tokenHash: hashSecret(token), conferenceId: id, userId, expiresAt }, now);
    const payload = { conferenceId: id, userId };
    const origin = originOf(caller, context);
    await facts.record(tx, { type: 'join_link.created', workspaceId, subject: id, payload, origin });
  });
  return {
    url: `${options.frontendUrl}/api/join/${conference.joinCode}/links/${token}`,
    expiresAt: toInstant(expiresAt),
  };
}

/**
 * Lets this browser be the person of the link in its conference, once, and opens the lobby in any case: it asks for what is missing.
 * Throws `NOT_FOUND` for what is no code at all.
 */
export async function followJoinLink(
  { db, clock, facts }: Uses,
  { code, token }: { code: string; token: string },
  context: Context,
): Promise<{ location: `/${string}` }> {
  if (!CODE.test(code)) throw noSuchConference();
  const location = `/j/${code}` as const;
  const conference = await findConferenceByCode(db.sql, code);
  if (conference === null) return { location };
  const now = clock.now();
  const { id: conferenceId, workspaceId } = conference;
  const until = Math.max(conference.endsAt, now) + REMEMBERED;
  const secret = newSecret();
  const used = await db.transaction(async (tx) => {
    const userId = await useJoinLink(tx, hashSecret(token), conferenceId, now);
    if (userId === null) return false;
    await insertPass(tx, { secretHash: hashSecret(secret), conferenceId, userId, expiresAt: until }, now);
    const { address, requestId } = context;
    const origin = { actor: { kind: 'user', id: userId } as const, address, requestId };
    const payload = { conferenceId, userId };
    await facts.record(tx, { type: 'join_link.used', workspaceId, subject: conferenceId, payload, origin });
    return true;
  });
  if (used) rememberPerson(context, code, secret, Math.ceil((until - now) / 1000));
  return { location };
}
