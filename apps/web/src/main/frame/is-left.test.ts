import { expect, test } from 'vitest';
import { isLeft } from './is-left.ts';

const from = (pathname: string, to: string) => isLeft({ current: { pathname }, next: { pathname: to } });

test('another page leaves what was entered behind', () => {
  expect(from('/conferences/conf_a', '/conferences/conf_b')).toBe(true);
  expect(from('/settings', '/settings/security')).toBe(true);
  expect(from('/schedule', '/')).toBe(true);
});

test('another tab of the same page does not', () => {
  expect(from('/conferences/conf_a', '/conferences/conf_a')).toBe(false);
  expect(from('/settings', '/settings/')).toBe(false);
});
