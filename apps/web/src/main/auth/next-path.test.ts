import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextPath } from './next-path.ts';

const origin = 'https://meet.example.org';

test('paths of this origin are kept', () => {
  expect(nextPath('/conferences/conf_1?tab=people#x', origin)).toBe('/conferences/conf_1?tab=people#x');
  expect(nextPath('/j/abc-defg-hij', origin)).toBe('/j/abc-defg-hij');
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '///evil.example',
  '/.//evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  'evil',
  '',
  undefined,
  ['/a'],
  '/sign-in',
  '/sign-in?next=/sign-in',
  '/sign-up/',
])('%j leads home', (next) => {
  expect(nextPath(next, origin)).toBe('/');
});

test('whatever it is given, the browser stays on this origin', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '//',
    '.',
    '..',
    '@',
    ':',
    'evil.example',
    '\t',
    '\n',
    ' ',
    '?',
    '#',
    '%2f',
    'a',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const path = nextPath(`/${pieces.join('')}`, origin);
      expect(new URL(path, origin).origin).toBe(origin);
      expect(path.startsWith('/')).toBe(true);
    }),
  );
});
