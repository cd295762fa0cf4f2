const MOST = 5;
const WINDOW = 60_000;

/**
 * A pair may replace its connection five times in a minute (N7). From the moments of the replacements so far: those that count
 * from now on, and the milliseconds to wait, 0 when one was taken.
 */
export function spend(spent: readonly number[], now: number): { spent: readonly number[]; wait: number } {
  const recent = spent.filter((at) => now - at < WINDOW);
  const oldest = recent[0];
  if (oldest !== undefined && recent.length >= MOST) return { spent: recent, wait: oldest + WINDOW - now };
  return { spent: [...recent, now], wait: 0 };
}
