import { ParleyError } from '@parley/client';
import type { Me, PasskeyAssertion, PasskeyRequestOptions } from '@parley/contract';
import { useEffect, useEffectEvent, useState } from 'react';
import { api } from '../app/api.ts';
import {
  askPasskey,
  browserFailure,
  forgetPasskey,
  offersInField,
  passkeysWork,
  stopAsking,
} from './passkey-browser.ts';

/** Milliseconds after which the question in the field is asked anew: before its challenge is over. */
const RENEW = 8 * 60_000;

const optionsOf = async () => (await api.request('POST /api/auth/passkeys/sign-in/options')).options;

/** What the browser signed; null where that was called off. */
async function ask(options: PasskeyRequestOptions, inField: boolean): Promise<PasskeyAssertion | null> {
  try {
    return await askPasskey(options, inField);
  } catch (error) {
    if (browserFailure(error) === 'called_off') return null;
    throw error;
  }
}

async function show(credential: PasskeyAssertion, rpId: string): Promise<Me> {
  try {
    return (await api.request('POST /api/auth/passkeys/sign-in', { body: { credential } })).user;
  } catch (error) {
    const unknown = error instanceof ParleyError && error.details['reason'] === 'unknown_passkey';
    if (unknown) await forgetPasskey(rpId, credential.id);
    throw error;
  }
}

/** Signing in with a passkey: by a button, and in the e-mail field where the browser offers that. */
export function usePasskeySignIn(host: string | null | undefined, onSignedIn: (me: Me) => Promise<void>) {
  const works = passkeysWork(host);
  const [error, setError] = useState<unknown>(null);
  const [isPending, setPending] = useState(false);
  /** How often the question in the field was asked; each new one begins it. */
  const [round, setRound] = useState(0);

  const finish = async (options: PasskeyRequestOptions, credential: PasskeyAssertion | null) => {
    if (credential !== null) await onSignedIn(await show(credential, options.rpId));
  };

  const press = async () => {
    setError(null);
    setPending(true);
    try {
      const options = await optionsOf();
      await finish(options, await ask(options, false));
    } catch (failure) {
      setError(failure);
    } finally {
      setPending(false);
      // This question has ended the one in the field.
      setRound((before) => before + 1);
    }
  };

  const offer = useEffectEvent(async (isGone: () => boolean) => {
    if (!(await offersInField()) || isGone()) return;
    // Nobody has asked for anything yet: what fails here is told by the button.
    const options = await optionsOf().catch(() => null);
    if (options === null || isGone()) return;
    try {
      await finish(options, await ask(options, true));
    } catch (failure) {
      setError(failure);
      setRound((before) => before + 1);
    }
  });

  useEffect(() => {
    if (!works) return;
    let gone = false;
    void offer(() => gone);
    const timer = window.setTimeout(() => setRound(round + 1), RENEW);
    return () => {
      gone = true;
      window.clearTimeout(timer);
      void stopAsking();
    };
  }, [works, round]);

  return { works, error, isPending, press: () => void press() };
}
