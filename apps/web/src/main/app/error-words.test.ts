import { ParleyError } from '@parley/client';
import { CLIENT_ERRORS, type ErrorCode, SERVER_ERRORS } from '@parley/contract';
import { createMessages, type KnownErrorCode, loadAppCatalogue, loadMeetingCatalogue } from '@parley/locales';
import { expect, expectTypeOf, test } from 'vitest';
import { errorWords } from './error-words.ts';

const codes = [...(Object.keys(SERVER_ERRORS) as ErrorCode[]), ...CLIENT_ERRORS];

test.each(['en', 'de'] as const)(
  'every error code has a sentence of its own in %s, and it says what to do or how it is',
  async (language) => {
    expectTypeOf<KnownErrorCode>().toEqualTypeOf<ErrorCode>();
    for (const catalogue of [await loadAppCatalogue(language), await loadMeetingCatalogue(language)]) {
      const t = createMessages(language, catalogue);
      for (const code of codes) {
        const sentence = errorWords(t, new ParleyError(code, ''));
        expect(sentence, code).not.toBe(`error.${code}`);
        expect(sentence, code).toMatch(/^\p{Lu}.*\.$/u);
      }
    }
  },
);

test('what is not an error of Parley is the fault of the server', async () => {
  const t = createMessages('en', await loadAppCatalogue('en'));
  expect(errorWords(t, new TypeError('x'))).toBe(t('error.INTERNAL'));
});
