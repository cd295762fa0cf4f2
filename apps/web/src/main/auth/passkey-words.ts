import { ParleyError } from '@parley/client';
import type { Translate } from '@parley/locales';
import { errorWords } from '../app/error-words.ts';
import { browserFailure } from './passkey-browser.ts';

/** Why a passkey was not added, removed, or did not sign in; null where the person called it off. */
export function passkeyWords(t: Translate, error: unknown): string | null {
  if (!(error instanceof ParleyError)) {
    const failure = browserFailure(error);
    if (failure === 'called_off') return null;
    return failure === 'known' ? t('ways.passkeyKnown') : t('ways.passkeyFailed');
  }
  switch (error.details['reason']) {
    case 'expired':
      return t('ways.passkeyExpired');
    case 'unknown_passkey':
      return t('ways.passkeyUnknown');
    case 'refused':
      return t('ways.passkeyRefused');
    case 'last_way':
      return t('ways.lastWay');
    case 'too_many':
      return t('ways.passkeysEnough');
    default:
      return error.code === 'CONFLICT' ? t('ways.passkeyKnown') : errorWords(t, error);
  }
}
