import type { ConnectionQuality } from '@parley/client';
import { createMessages, loadMeetingCatalogue } from '@parley/locales';
import { expect, test } from 'vitest';
import { ownWeakness, weakness } from './quality-words.ts';

const english = createMessages('en', await loadMeetingCatalogue('en'));
const german = createMessages('de', await loadMeetingCatalogue('de'));
const quality = (grade: ConnectionQuality['grade'], cause: ConnectionQuality['cause']): ConnectionQuality => ({
  grade,
  cause,
  rtt: null,
  loss: null,
  received: 0,
  sent: 0,
});

test('a connection is spoken of only when it is bad, and then with its cause', () => {
  expect(weakness(english, quality('good', null))).toBeNull();
  expect(weakness(english, quality('weak', 'loss'))).toBeNull();
  expect(weakness(english, quality('bad', 'loss'))).toBe('Weak connection: much is lost on the way');
  expect(weakness(english, quality('bad', 'path'))).toBe('Weak connection');
  expect(weakness(english, quality('lost', 'path'))).toBe('No connection at the moment');
  expect(weakness(german, quality('bad', 'cpu'))).toBe('Schwache Verbindung: das Gerät dort ist überlastet');
});

test('the own one too, with what helps', () => {
  expect(ownWeakness(english, quality('weak', 'cpu'))).toBeNull();
  expect(ownWeakness(english, quality('bad', 'cpu'))).toBe(
    'Your computer is busy. Closing other programs helps the call.',
  );
  expect(ownWeakness(english, quality('lost', null))).toBe('Your connection is weak at the moment.');
});
