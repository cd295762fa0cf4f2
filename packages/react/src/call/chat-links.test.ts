import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findLinks } from './chat-links.ts';

const links = (message: string) =>
  findLinks(message).flatMap((piece) => (piece.kind === 'link' ? [[piece.text, piece.href]] : []));

test('addresses become links, with https where no scheme is written', () => {
  expect(links('see https://school.org/a?b=c#d and www.school.org or school.org/goals')).toEqual([
    ['https://school.org/a?b=c#d', 'https://school.org/a?b=c#d'],
    ['www.school.org', 'https://www.school.org/'],
    ['school.org/goals', 'https://school.org/goals'],
  ]);
});

test('punctuation of the sentence stays outside, brackets of the address inside', () => {
  expect(links('(see https://school.org/a).')[0]?.[0]).toBe('https://school.org/a');
  expect(links('https://en.wikipedia.org/wiki/Parley_(talk)!')[0]?.[0]).toBe(
    'https://en.wikipedia.org/wiki/Parley_(talk)',
  );
});

test('other schemes, mail addresses and plain words are not links', () => {
  expect(links('javascript:alert(1) data:text/html,x me@school.org/x 3.5/2 and/or v1.2 report.pdf')).toEqual([]);
});

test('nothing of the message is lost, and every link is http', () => {
  const words = fc.array(
    fc.constantFrom('https://a.b/', 'x.org/', 'www.', 'javascript:', '(', ')', '.', ' ', '<b>', 'é', '"'),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        words.map((parts) => parts.join('')),
      ),
      (message) => {
        const pieces = findLinks(message);
        expect(pieces.map((piece) => piece.text).join('')).toBe(message);
        for (const piece of pieces) if (piece.kind === 'link') expect(piece.href).toMatch(/^https?:\/\//);
      },
    ),
  );
});
