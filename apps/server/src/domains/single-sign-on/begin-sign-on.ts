import { ParleyError } from '@parley/contract';
import type { RequestContext } from '../../platform/http/handler.ts';
import { hashSecret, newSecret } from '../../platform/ids/ids.ts';
import type { OpenIdProvider } from './openid-provider.ts';
import { reasonOf } from './openid-problem.ts';
import { Problem } from './problem.ts';
import type { Attempt, Uses } from './uses.ts';

/** Knows the browser again that began: nobody else's way back signs it in. */
export const BROWSER_COOKIE = 'parley_sign_on';
/** Milliseconds for signing in there. */
export const LASTS = 10 * 60_000;

/** Where the browser goes for this (I6). Throws `NOT_FOUND`, and `PROVIDER_ERROR` when the provider does not answer. */
export async function beginSignOn(
  uses: Uses,
  providerId: string,
  purpose: Attempt['purpose'],
  { cookies }: Pick<RequestContext, 'cookies'>,
): Promise<{ url: string }> {
  const provider = findProvider(uses, providerId);
  // The same for all pages of a browser, so that two of them at once are two attempts.
  const shown = cookies.get(BROWSER_COOKIE);
  const browser = shown !== undefined && /^[\w-]{43}$/.test(shown) ? shown : newSecret();
  try {
    await provider.prepare();
    const [nonce, verifier] = [newSecret(), newSecret()];
    const attempt = { provider: providerId, nonce, verifier, browser: hashSecret(browser), purpose };
    const state = await uses.attempts.issue(attempt);
    const url = await provider.authorizationUrl({ state, nonce, verifier });
    cookies.set(BROWSER_COOKIE, browser, LASTS / 1000);
    return { url };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { id, name, issuer } = provider.settings;
    uses.log.error(
      { reason: reasonOf(error.cause), category: 'provider', provider: id, issuer },
      'A sign-in provider cannot be used',
    );
    throw new ParleyError('PROVIDER_ERROR', `${name} does not answer as it should. Try again in a minute.`, {
      details: { provider: id, problem: error.problem },
    });
  }
}

/** Throws `NOT_FOUND`. */
export function findProvider({ providers }: Pick<Uses, 'providers'>, id: string): OpenIdProvider {
  const provider = providers.get(id);
  if (provider !== undefined) return provider;
  throw new ParleyError('NOT_FOUND', 'This server has no such sign-in provider.');
}
