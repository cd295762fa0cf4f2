const AT_ONCE = 5;
const WINDOW = 60_000;
const AFTER_THAT_EVERY = 5000;

/**
 * A pair may replace its connection five times in a minute as it likes, and after that every five seconds (N7): it never gives up. From
 * the moments of the replacements so far: those that count from now on, and the milliseconds to wait, 0 when one was taken.
 */
export function spend(spent: readonly number[], now: number): { spent: readonly number[]; wait: number } {
  const recent = spent.filter((at) => now - at < WINDOW);
  const next = (recent.at(-1) ?? now) + AFTER_THAT_EVERY;
  if (recent.length >= AT_ONCE && next > now) return { spent: recent, wait: next - now };
  return { spent: [...recent, now], wait: 0 };
}
