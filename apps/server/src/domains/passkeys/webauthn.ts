import type { PasskeyAssertion, PasskeyRegistration } from '@parley/contract';
import type { RelyingParty } from './relying-party.ts';
import type { PasskeyRow } from './repository.ts';

// The one file that knows the library. It is loaded at first use, for it is large and many servers never need it.
const library = () => import('@simplewebauthn/server');

/** COSE numbers of EdDSA, ES256 and RS256: what every authenticator has one of. */
export const ALGORITHMS = [-8, -7, -257];

type NewCredential = Pick<PasskeyRow, 'credentialId' | 'publicKey' | 'counter' | 'synced'>;

/** Of the clients' own account of what they signed; null when there is none of ours in it. Nothing in it is true before it is verified. */
export function challengeIn(clientDataJSON: string): string | null {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString());
    const challenge = (data as { challenge?: unknown } | null)?.challenge;
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}

/** What was made for this challenge, on a page of ours, by somebody whom the authenticator has recognised. Throws for anything else. */
export async function verifyRegistration(
  { id, clientDataJSON, attestationObject }: PasskeyRegistration,
  challenge: string,
  relyingParty: RelyingParty,
): Promise<NewCredential> {
  const { verifyRegistrationResponse } = await library();
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { ...shell(id), response: { clientDataJSON, attestationObject } },
    ...expected(challenge, relyingParty),
    supportedAlgorithmIDs: ALGORITHMS,
  });
  if (!verified || registrationInfo.credential.id !== id) throw new Error('The attestation does not hold');
  const { credential, credentialDeviceType } = registrationInfo;
  const { publicKey, counter } = credential;
  return { credentialId: id, publicKey, counter, synced: credentialDeviceType === 'multiDevice' };
}

/** What has changed of the passkey by signing this. Throws when it did not, or when its counter went back: then there may be two of it. */
export async function verifyAssertion(
  { id, userHandle, ...signed }: PasskeyAssertion,
  challenge: string,
  relyingParty: RelyingParty,
  { userId, publicKey, counter }: PasskeyRow,
): Promise<Pick<PasskeyRow, 'counter' | 'synced'>> {
  if (userHandle !== undefined && userHandle !== userHandleOf(userId)) throw new Error('It says to be of another user');
  const { verifyAuthenticationResponse } = await library();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...shell(id), response: signed },
    ...expected(challenge, relyingParty),
    credential: { id, publicKey: new Uint8Array(publicKey), counter },
  });
  if (!verified) throw new Error('The signature does not hold');
  const { newCounter, credentialDeviceType } = authenticationInfo;
  return { counter: newCounter, synced: credentialDeviceType === 'multiDevice' };
}

/** What the authenticator calls the person, in base64url: their id, which says nothing of them. */
export const userHandleOf = (userId: string): string => Buffer.from(userId).toString('base64url');

const shell = (id: string) => ({ id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} });

const expected = (challenge: string, { id, origin }: RelyingParty) => ({
  expectedChallenge: challenge,
  expectedOrigin: origin,
  expectedRPID: id,
  requireUserVerification: true,
});
