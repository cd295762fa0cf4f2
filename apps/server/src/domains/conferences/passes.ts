import type { Id } from '@parley/contract';
import type { RequestContext } from '../../platform/http/handler.ts';
import { hashSecret } from '../../platform/ids/ids.ts';
import { findPassHolder } from './join-link-repository.ts';
import { findConference } from './repository.ts';
import type { Uses } from './uses.ts';

/** The cookie by which one conference knows a person who came by a join link (G6). */
const passCookie = (joinCode: string) => `parley_pass_${joinCode}`;

type Context = Pick<RequestContext, 'caller' | 'cookies'>;

/** Lets one conference know this person again; `maxAge` in seconds. */
export function rememberPerson(
  { cookies }: Pick<Context, 'cookies'>,
  joinCode: string,
  secret: string,
  maxAge: number,
): void {
  cookies.set(passCookie(joinCode), secret, maxAge);
}

/**
 * The request as the conference takes it: who came by a join link is that person there, whoever else is signed in to this browser,
 * for they followed the link. In any other conference a pass is worth nothing.
 */
export async function recognised<C extends Context>(
  { db, people, clock }: Pick<Uses, 'db' | 'people' | 'clock'>,
  joinCode: string,
  context: C,
): Promise<C> {
  if (context.caller.kind === 'user' && context.caller.by === 'key') return context;
  const secret = /^[a-z]{3}-[a-z]{4}-[a-z]{3}$/.test(joinCode) ? context.cookies.get(passCookie(joinCode)) : undefined;
  if (secret === undefined) return context;
  const userId = await findPassHolder(db.sql, hashSecret(secret), joinCode, clock.now());
  const user = userId === null ? null : await people.find(userId);
  if (user === null) return context;
  const { id, workspaceId } = user;
  return { ...context, caller: { kind: 'user', workspaceId, userId: id, role: 'member', by: 'pass', profile: user } };
}

/** The same where a conference is named by its id. */
export async function recognisedById<C extends Context>(uses: Uses, id: Id<'conference'>, context: C): Promise<C> {
  const conference = await findConference(uses.db.sql, id);
  return conference === null ? context : await recognised(uses, conference.joinCode, context);
}
