import type { RouteInput, singleSignOnRoutes, SignInProblem } from '@parley/contract';
import { hashSecret } from '../../platform/ids/ids.ts';
import type { BrowserContext } from '../auth/index.ts';
import { BROWSER_COOKIE } from './begin-sign-on.ts';
import { linkAccount } from './linked-accounts.ts';
import { reasonOf } from './openid-problem.ts';
import { Problem } from './problem.ts';
import { signIn } from './sign-in.ts';
import type { Attempt, Uses } from './uses.ts';

type Input = Omit<RouteInput<Extract<(typeof singleSignOnRoutes)[number], { id: 'finishSingleSignOn' }>>, 'body'>;

/** The way back (I6): opens the page that was asked for, or the one where it began, which then says what went wrong. */
export async function finishSignOn(
  uses: Uses,
  input: Input,
  context: BrowserContext,
): Promise<{ location: `/${string}` }> {
  const { params, query } = input;
  const attempt = query.state === undefined ? null : await uses.attempts.take(query.state);
  try {
    await finish(uses, input, attempt, context);
  } catch (error) {
    const problem = error instanceof Problem ? error.problem : 'failed';
    const { provider } = params;
    const { address, requestId } = context;
    const fields = { category: 'security' as const, provider, address, requestId };
    if (problem === 'failed') uses.log.error({ ...fields, err: error }, 'Single sign-on failed');
    else uses.log.warn({ ...fields, reason: reasonOf(error) }, 'Somebody was not signed in by a provider');
    return { location: whereItBegan(attempt, context, { problem, provider }) };
  }
  if (attempt?.purpose.kind === 'link')
    return { location: `/settings/security?${new URLSearchParams({ linked: params.provider }).toString()}` };
  return { location: attempt?.purpose.next ?? '/' };
}

async function finish(
  uses: Uses,
  { params, query }: Input,
  attempt: Attempt | null,
  context: BrowserContext,
): Promise<void> {
  const provider = uses.providers.get(params.provider);
  const shown = hashSecret(context.cookies.get(BROWSER_COOKIE) ?? '');
  const isOurs = attempt !== null && attempt.provider === params.provider && attempt.browser === shown;
  if (!isOurs || provider === undefined || query.state === undefined) throw new Problem('expired');
  const { nonce, verifier, purpose } = attempt;
  const identified = await provider.identify(query as Record<string, string>, { state: query.state, nonce, verifier });
  if (purpose.kind === 'link') await linkAccount(uses, identified, purpose.userId, context.caller, context);
  else await signIn(uses, provider.settings, identified, purpose, context);
}

function whereItBegan(
  attempt: Attempt | null,
  { caller }: BrowserContext,
  told: { problem: SignInProblem; provider: string },
): `/${string}` {
  const linking = attempt === null ? caller.kind === 'user' : attempt.purpose.kind === 'link';
  if (linking && told.problem !== 'signed_out') return `/settings/security?${new URLSearchParams(told).toString()}`;
  const next = attempt?.purpose.kind === 'sign_in' ? attempt.purpose.next : '/';
  return `/sign-in?${new URLSearchParams({ ...told, ...(next !== '/' && { next }) }).toString()}`;
}
