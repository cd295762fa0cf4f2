import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { add, playwrightResult, summary, vitestResult } from './results.mjs';

let file;
beforeEach(() => (file = join(mkdtempSync(join(tmpdir(), 'parley-results-')), 'result.json')));
afterEach(() => rmSync(join(file, '..'), { recursive: true }));
const write = (value) => writeFileSync(file, JSON.stringify(value));

const vitest = (passed, failed, pending) =>
  write({ numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, numTodoTests: 0 });

test('counts are those of the runner', () => {
  vitest(3, 1, 2);
  expect(vitestResult(file, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  write({ stats: { expected: 4, unexpected: 0, flaky: 1, skipped: 0 } });
  expect(playwrightResult(file, 0)).toEqual({ passed: 4, failed: 1, skipped: 0 });
});

test('a runner that broke without a failed test, wrote nothing, or found nothing is a failure', () => {
  expect(vitestResult(file, 0).failed).toBe(1);
  vitest(3, 0, 0);
  expect(vitestResult(file, 1).failed).toBe(1);
  vitest(0, 0, 0);
  expect(vitestResult(file, 0).failed).toBe(1);
});

test('the last line names what was skipped only when something was', () => {
  const some = { passed: 2, failed: 0, skipped: 0 };
  expect(summary(some)).toBe('2 passed, 0 failed');
  expect(summary(add(some, { passed: 1, failed: 1, skipped: 3 }))).toBe('3 passed, 1 failed, 3 skipped');
});
