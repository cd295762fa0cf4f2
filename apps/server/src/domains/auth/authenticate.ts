import { type Id, ParleyError } from '@parley/contract';
import type { Caller } from '../../platform/http/caller.ts';
import { hashSecret } from '../../platform/ids/ids.ts';
import { touchSession } from './repository.ts';
import type { Uses } from './uses.ts';

/** What a request shows of its caller. */
export interface Shown {
  /** The header, such as `Bearer …`. */
  authorization: string | undefined;
  /** The session cookie's value. */
  sessionCookie: string | undefined;
}

/** A session's last use is stored to the minute, so that reading does not mean writing. */
const MINUTE = 60_000;

/**
 * Who shows this. A cookie that is none (any more) is nobody's, for the browser sends it without being asked; a bearer token that is
 * none is `UNAUTHENTICATED`. Each kind of session works only in the way it was made for.
 */
export async function authenticate(
  { db, clock, sessions }: Pick<Uses, 'db' | 'clock' | 'sessions'>,
  workspaceId: Id<'workspace'>,
  { authorization, sessionCookie }: Shown,
): Promise<Caller> {
  const by = authorization === undefined ? 'cookie' : 'bearer';
  const token = authorization === undefined ? sessionCookie : bearerToken(authorization);
  if (token === undefined) return { kind: 'nobody', workspaceId };

  const now = clock.now();
  const live = await sessions.ask(hashSecret(token));
  if (live?.session.kind !== (by === 'cookie' ? 'browser' : 'token')) {
    if (by === 'bearer') throw unknownToken();
    return { kind: 'nobody', workspaceId };
  }
  const { session, user } = live;
  if (now - session.lastSeenAt >= MINUTE) await touchSession(db.sql, session.id, now);
  const { id: sessionId, userId } = session;
  return { kind: 'user', workspaceId: user.workspaceId, userId, sessionId, role: user.role, by, profile: user };
}

function bearerToken(authorization: string): string {
  const token = /^Bearer +([A-Za-z0-9_-]{1,200})$/i.exec(authorization)?.[1];
  if (token === undefined) throw unknownToken();
  return token;
}

const unknownToken = () => new ParleyError('UNAUTHENTICATED', 'This token is not valid (any more). Make a new one.');
