import { type Id, ParleyError, type PasskeyCreationOptions, type PasskeyRegistration } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import { originOf, type SessionCaller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids/ids.ts';
import { demandRelyingParty } from './demand-relying-party.ts';
import { findPasskeys, insertPasskey, type PasskeyRow } from './repository.ts';
import type { Uses } from './uses.ts';
import { ALGORITHMS, challengeIn, userHandleOf, verifyRegistration } from './webauthn.ts';

/** Enough for every device that somebody has, and few enough to be looked through. */
const MOST_PASSKEYS = 20;
/** The browser's own patience; the challenge outlives it a little. */
const PATIENCE = 4 * 60_000;

/** What to ask the browser for (I4). Throws `CONFLICT` when there are enough, and `UNAVAILABLE` where browsers have no passkeys. */
export async function beginPasskey(uses: Uses, userId: Id<'user'>): Promise<PasskeyCreationOptions> {
  const { id: rpId } = demandRelyingParty(uses);
  const user = await uses.people.find(userId);
  if (user === null) throw new ParleyError('UNAUTHENTICATED', 'This account no longer exists.');
  const { name: rpName } = await uses.workspaces.get(user.workspaceId);
  const known = await findPasskeys(uses.db.sql, userId);
  if (known.length >= MOST_PASSKEYS) throw tooMany();
  return {
    rp: { id: rpId, name: rpName },
    user: { id: userHandleOf(userId), name: user.email ?? user.name, displayName: user.name },
    challenge: await uses.additions.issue({ userId }),
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: PATIENCE,
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: credentialId,
      type: 'public-key',
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  };
}

/**
 * Adds the passkey that the browser has made. Throws `VALIDATION_FAILED` when it was not made for a challenge of this person that is
 * still good, and `CONFLICT` when it is known already or there are enough. `keep` stores the answer in the same transaction.
 */
export async function addPasskey(
  uses: Uses,
  caller: SessionCaller,
  { name, credential }: { name: string; credential: PasskeyRegistration },
  request: { address: string; requestId: string },
  keep: (tx: Sql, passkey: PasskeyRow) => Promise<void>,
): Promise<PasskeyRow> {
  const relyingParty = demandRelyingParty(uses);
  const { userId, workspaceId } = caller;
  const challenge = challengeIn(credential.clientDataJSON);
  const asked = challenge === null ? null : await uses.additions.take(challenge);
  if (challenge === null || asked?.userId !== userId) throw refused('This took too long. Try again.', 'expired');
  let made: Awaited<ReturnType<typeof verifyRegistration>>;
  try {
    made = await verifyRegistration(credential, challenge, relyingParty);
  } catch (err) {
    uses.log.warn({ err, category: 'security', userId, address: request.address }, 'A new passkey was refused');
    throw refused('This passkey cannot be used here. Try another one.', 'refused');
  }
  const now = uses.clock.now();
  const passkey: PasskeyRow = {
    ...made,
    id: newId('passkey', now),
    workspaceId,
    userId,
    name,
    transports: credential.transports ?? [],
    createdAt: now,
    lastUsedAt: null,
  };
  await uses.db.transaction(async (tx) => {
    // Held, so that of many at the same moment none is one too many.
    await uses.people.hold(tx, userId);
    if ((await findPasskeys(tx, userId)).length >= MOST_PASSKEYS) throw tooMany();
    if (!(await insertPasskey(tx, passkey))) throw new ParleyError('CONFLICT', 'This passkey is known here already.');
    const payload = { passkeyId: passkey.id, userId };
    const origin = originOf(caller, request);
    await uses.facts.record(tx, { type: 'passkey.added', workspaceId, subject: passkey.id, payload, origin });
    await keep(tx, passkey);
  });
  return passkey;
}

const tooMany = () =>
  new ParleyError('CONFLICT', `There are ${MOST_PASSKEYS} passkeys. Remove one that is not used.`, {
    details: { reason: 'too_many' },
  });

const refused = (message: string, reason: 'expired' | 'refused') =>
  new ParleyError('VALIDATION_FAILED', message, {
    details: { reason, issues: [{ path: 'body.credential', message }] },
  });
