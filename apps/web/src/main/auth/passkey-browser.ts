import type {
  PasskeyAssertion,
  PasskeyCreationOptions,
  PasskeyRegistration,
  PasskeyRequestOptions,
} from '@parley/contract';

// The one file that knows the library, loaded when a passkey is asked for.
const library = () => import('@simplewebauthn/browser');

/** Whether this browser has passkeys for this page; `host` is what the server binds them to. */
export const passkeysWork = (host: string | null | undefined): boolean =>
  host === location.hostname && typeof PublicKeyCredential === 'function';

/** Whether it offers them in a field of the page, beside what it fills in. */
export const offersInField = async (): Promise<boolean> =>
  typeof PublicKeyCredential === 'function' &&
  'isConditionalMediationAvailable' in PublicKeyCredential &&
  (await PublicKeyCredential.isConditionalMediationAvailable().catch(() => false));

/** Has the browser make one. Rejects as `createFailure` reads it. */
export async function createPasskey(options: PasskeyCreationOptions): Promise<PasskeyRegistration> {
  const { startRegistration } = await library();
  const { id, response } = await startRegistration({ optionsJSON: options as Registration });
  const { clientDataJSON, attestationObject, transports } = response;
  return { id, clientDataJSON, attestationObject, ...(transports !== undefined && { transports }) };
}
type Registration = Parameters<typeof import('@simplewebauthn/browser').startRegistration>[0]['optionsJSON'];

/**
 * Has the browser sign with one: at once, or, `inField`, when somebody chooses it in the e-mail field. Only one such question can be
 * open: another one ends it.
 */
export async function askPasskey(options: PasskeyRequestOptions, inField: boolean): Promise<PasskeyAssertion> {
  const { startAuthentication } = await library();
  const { id, response } = await startAuthentication({ optionsJSON: options, useBrowserAutofill: inField });
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return { id, clientDataJSON, authenticatorData, signature, ...(userHandle !== undefined && { userHandle }) };
}

/** Ends a question that is open. */
export async function stopAsking(): Promise<void> {
  (await library()).WebAuthnAbortService.cancelCeremony();
}

/** Tells the browser that one of its passkeys opens nothing here, so that it is not offered again; where it listens. */
export async function forgetPasskey(rpID: string, credentialID: string): Promise<void> {
  const { sendSignal } = await library();
  await sendSignal({ signalName: 'unknownCredential', rpID, credentialID }).catch(() => {});
}

/** What came of asking the browser: called off (or out of time), there already, or something else. */
export function browserFailure(error: unknown): 'called_off' | 'known' | 'other' {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return 'called_off';
  return name === 'InvalidStateError' ? 'known' : 'other';
}
