import { ParleyError } from '@parley/client';
import type { Settings, SignInProblem } from '@parley/contract';
import type { Translate } from '@parley/locales';
import { errorWords } from '../app/error-words.ts';
import type { ProviderProblem } from './provider-search.ts';

type Words = { [P in SignInProblem]: (t: Translate, args: { name: string }) => string };

const WORDS: Words = {
  cancelled: (t, args) => t('ways.problem.cancelled', args),
  expired: (t, args) => t('ways.problem.expired', args),
  unreachable: (t, args) => t('ways.problem.unreachable', args),
  invalid: (t, args) => t('ways.problem.invalid', args),
  email_taken: (t, args) => t('ways.problem.email_taken', args),
  not_allowed: (t, args) => t('ways.problem.not_allowed', args),
  not_set_up: (t) => t('ways.problem.not_set_up'),
  linked_elsewhere: (t, args) => t('ways.problem.linked_elsewhere', args),
  already_linked: (t, args) => t('ways.problem.already_linked', args),
  signed_out: (t, args) => t('ways.problem.signed_out', args),
  erased: (t, args) => t('ways.problem.erased', args),
  failed: (t) => t('ways.problem.failed'),
};

/** Why somebody was not signed in, or not linked, by a provider; null where nothing went wrong. */
export function problemWords(
  t: Translate,
  { problem, provider }: ProviderProblem,
  settings: Settings | undefined,
): string | null {
  if (problem === undefined) return null;
  const name = settings?.signIn.providers.find(({ id }) => id === provider)?.name ?? t('ways.theProvider');
  const words = Object.hasOwn(WORDS, problem) ? WORDS[problem as SignInProblem] : WORDS.failed;
  return words(t, { name });
}

/** The same for a provider that could not even be asked. */
export function providerErrorWords(t: Translate, error: unknown, name: string): string {
  if (!(error instanceof ParleyError)) return errorWords(t, error);
  if (error.code === 'PROVIDER_ERROR') {
    return error.details['problem'] === 'unreachable' ? WORDS.unreachable(t, { name }) : WORDS.invalid(t, { name });
  }
  return error.code === 'CONFLICT' ? WORDS.already_linked(t, { name }) : errorWords(t, error);
}
