import { ParleyError, type PasskeyAssertion, type PasskeyRequestOptions } from '@parley/contract';
import type { BrowserContext } from '../auth/index.ts';
import type { User } from '../people/index.ts';
import { demandRelyingParty } from './demand-relying-party.ts';
import { findByCredential, usePasskey } from './repository.ts';
import type { Uses } from './uses.ts';
import { challengeIn, verifyAssertion } from './webauthn.ts';

/** As long as the challenge: a page may wait with its question for somebody to choose. */
const PATIENCE = 10 * 60_000;

/** What to ask the browser: any passkey of this server, whoever's it is (I4). Throws `UNAVAILABLE` where browsers have none. */
export async function beginSignIn(uses: Uses): Promise<PasskeyRequestOptions> {
  const { id: rpId } = demandRelyingParty(uses);
  const challenge = await uses.signIns.issue({});
  return { rpId, challenge, timeout: PATIENCE, userVerification: 'required' };
}

/** Signs this browser in as whose passkey has signed. Throws `UNAUTHENTICATED`. */
export async function signInWithPasskey(
  uses: Uses,
  credential: PasskeyAssertion,
  context: BrowserContext,
): Promise<User> {
  const relyingParty = demandRelyingParty(uses);
  const challenge = challengeIn(credential.clientDataJSON);
  if (challenge === null || (await uses.signIns.take(challenge)) === null) {
    throw refused('This took too long. Try again.', 'expired');
  }
  const passkey = await findByCredential(uses.db.sql, uses.workspaceId, credential.id);
  const user = passkey === null ? null : await uses.people.find(passkey.userId);
  if (passkey === null || user === null) {
    throw refused('This passkey is not known here (any more). Sign in another way.', 'unknown_passkey');
  }
  const { id, userId } = passkey;
  const doubtful = (err: unknown) => {
    uses.log.warn(
      { err, category: 'security', passkey: id, userId, address: context.address },
      'A passkey was refused',
    );
    return refused('This passkey was refused. Sign in another way.', 'refused');
  };
  const used = await verifyAssertion(credential, challenge, relyingParty, passkey).catch((err: unknown) => {
    throw doubtful(err);
  });
  return await uses.auth.enter(context, async (tx) => {
    if (!(await usePasskey(tx, id, used, uses.clock.now()))) throw doubtful(new Error('Its counter did not go on'));
    return user;
  });
}

const refused = (message: string, reason: 'expired' | 'unknown_passkey' | 'refused') =>
  new ParleyError('UNAUTHENTICATED', message, { details: { reason } });
