import type { MOST_RETENTION_DAYS, Retention, RETENTION, RetentionPeriod } from '@parley/contract';

/** As the contract has it: other numbers do not compile. */
export const LEAST: { [P in RetentionPeriod]: (typeof RETENTION)[P]['least'] } = {
  auditDays: 30,
  chatDays: 1,
  guestNameDays: 1,
};
export const MOST: typeof MOST_RETENTION_DAYS = 3650;

export const PERIODS = Object.keys(LEAST) as RetentionPeriod[];

export type Days = Record<RetentionPeriod, number>;
/** As it stands in the fields. */
export type Typed = Record<RetentionPeriod, string>;

export const fits = (period: RetentionPeriod, text: string): boolean =>
  /^\d{1,5}$/.test(text.trim()) && Number(text) >= LEAST[period] && Number(text) <= MOST;

const each = <T>(value: (period: RetentionPeriod) => T): Record<RetentionPeriod, T> => ({
  auditDays: value('auditDays'),
  chatDays: value('chatDays'),
  guestNameDays: value('guestNameDays'),
});

export const typedOf = (retention: Retention): Typed => each((period) => String(retention[period]));
export const daysIn = (typed: Typed): Days => each((period) => Number(typed[period]));
export const daysOf = (retention: Retention): Days => each((period) => retention[period]);
