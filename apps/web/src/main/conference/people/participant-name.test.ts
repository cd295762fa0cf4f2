import { createMessages, loadAppCatalogue } from '@parley/locales';
import { expect, test } from 'vitest';
import { participantName } from './participant-name.ts';

test('a guest whose name has gone is a guest, a person who was erased a former member', async () => {
  const t = createMessages('en', await loadAppCatalogue('en'));
  expect(participantName(t, { kind: 'guest', name: 'Ben' })).toBe('Ben');
  expect(participantName(t, { kind: 'guest', name: '' })).toBe('Guest');
  expect(participantName(t, { kind: 'user', name: '' })).toBe('Former member');
});
