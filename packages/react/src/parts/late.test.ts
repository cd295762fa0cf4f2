import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { late, loadLate } from './late.ts';

test('what is loaded late is tried again until it comes, and then no more', async () => {
  vi.useFakeTimers();
  let tries = 0;
  late(async () => {
    tries += 1;
    if (tries < 3) throw new TypeError('Failed to fetch dynamically imported module');
    return () => null;
  });
  expect(tries).toBe(0);
  loadLate();
  await vi.advanceTimersByTimeAsync(3999);
  expect(tries).toBe(2);
  await vi.advanceTimersByTimeAsync(60_000);
  loadLate();
  expect(tries).toBe(3);
  vi.useRealTimers();
});

test('what is loaded before it is shown takes no fallback first', async () => {
  const Part = late(async () => () => 'here');
  loadLate();
  await new Promise((resolve) => setTimeout(resolve));
  expect(renderToStaticMarkup(createElement(Part))).toBe('here');
});
