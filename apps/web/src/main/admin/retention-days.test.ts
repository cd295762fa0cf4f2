import { expect, test } from 'vitest';
import { fits } from './retention-days.ts';

test('[Z1] days are whole numbers between the bounds of their period', () => {
  for (const right of ['30', ' 365 ', '3650']) expect(fits('auditDays', right)).toBe(true);
  for (const wrong of ['', '29', '3651', '1.5', '-30', '1e2', 'ever', '99999']) {
    expect(fits('auditDays', wrong)).toBe(false);
  }
  expect(fits('chatDays', '1')).toBe(true);
  expect(fits('guestNameDays', '0')).toBe(false);
});
