import { ParleyError } from '@parley/client';
import { errorMessage, type Translate } from '@parley/locales';

/** What went wrong and what to do, for anything that was thrown. */
export const errorWords = (t: Translate, error: unknown): string =>
  errorMessage(t, error instanceof ParleyError ? error.code : 'INTERNAL');
