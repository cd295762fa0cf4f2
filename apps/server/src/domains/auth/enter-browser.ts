import { originOf } from '../../platform/http/caller.ts';
import type { RequestContext } from '../../platform/http/handler.ts';
import type { Sql } from '../../platform/db/database.ts';
import type { User } from '../people/index.ts';
import { deviceOf, isKnownDevice, markDevice, rememberDevice } from './devices.ts';
import { LONGEST } from './repository.ts';
import { beginSession, endSession } from './sessions.ts';
import { tellOfDevice } from './tell-of-device.ts';
import type { Uses } from './uses.ts';

/** Where a browser's token is kept; the http layer adds `__Host-` under https. */
export const SESSION_COOKIE = 'parley_session';

export type BrowserContext = Pick<RequestContext, 'address' | 'requestId' | 'userAgent' | 'cookies' | 'caller'>;

/**
 * Signs this browser in as whoever `who` says, in one transaction with what that does. The session that the browser had is ended, so that
 * signing in anew leaves none behind. The browser is known to the account from then on; the first time there its owner is told.
 */
export async function enterBrowser(
  uses: Pick<Uses, 'db' | 'clock' | 'facts' | 'notifications' | 'frontendUrl'>,
  context: BrowserContext,
  who: (tx: Sql) => Promise<User>,
): Promise<User> {
  const device = deviceOf(context);
  const now = uses.clock.now();
  const { user, token } = await uses.db.transaction(async (tx) => {
    const user = await who(tx);
    const session = await beginSession(uses, tx, user, 'browser', context);
    if (!(await isKnownDevice(tx, user.id, device.hash, now))) await tellOfDevice(uses, tx, user, session.id, context);
    await rememberDevice(tx, user.id, device.hash, now);
    return { user, token: session.token };
  });
  if (context.caller.kind === 'user' && context.caller.by === 'cookie') await endOwnSession(uses, context);
  context.cookies.set(SESSION_COOKIE, token, LONGEST / 1000);
  markDevice(context, device);
  return user;
}

/** Ends the session by which this request was made, if it was. */
export async function endOwnSession(
  uses: Pick<Uses, 'db' | 'facts'>,
  context: Omit<BrowserContext, 'userAgent' | 'cookies'>,
): Promise<void> {
  const { caller } = context;
  if (caller.kind !== 'user' || !('sessionId' in caller)) return;
  await uses.db.transaction((tx) => endSession(uses, tx, caller.userId, caller.sessionId, originOf(caller, context)));
}
