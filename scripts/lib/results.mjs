import { existsSync, readFileSync } from 'node:fs';

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** Sums of a runner's JSON file. A run that failed without a failed test, or that found no test, counts as one failure. */
const judged = (counts, code) => {
  const wentWrong = counts.failed === 0 && (code !== 0 || counts.passed + counts.skipped === 0);
  return wentWrong ? { ...counts, failed: 1 } : counts;
};

export function vitestResult(file, code) {
  if (!existsSync(file)) return judged(NOTHING, code);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(file, 'utf8'));
  return judged({ passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }, code);
}

export function playwrightResult(file, code) {
  if (!existsSync(file)) return judged(NOTHING, code);
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  return judged({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }, code);
}

/** The last line of `npm test`. */
export const summary = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
