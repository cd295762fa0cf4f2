import { createMessages, loadMeetingCatalogue } from '@parley/locales';
import { expect, test } from 'vitest';
import { presenceText } from './presence.ts';

const t = createMessages('en', await loadMeetingCatalogue('en'));
const people = (...names: string[]) => names.map((name) => ({ name, avatarUrl: null }));

test.each([
  [0, [], 'Nobody is here yet'],
  [1, ['Maria'], 'Maria is already here'],
  [2, ['Maria', 'Jonas'], 'Maria and Jonas are already here'],
  [3, ['Maria', 'Jonas', 'Lee'], 'Maria, Jonas and 1 other are already here'],
  [12, ['Maria', 'Jonas', 'Lee'], 'Maria, Jonas and 10 others are already here'],
  [4, [], '4 people are already here'],
])('%i there, %j named', (count, names, text) => {
  expect(presenceText(t, { count, people: people(...names) })).toBe(text);
});
