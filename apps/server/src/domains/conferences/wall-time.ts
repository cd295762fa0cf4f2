/** Making one takes longer than everything else of a conference. There are as many as there are zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show at a moment (milliseconds since 1970), as `2026-11-24T16:00:00`. */
export function wallTimeAt(moment: number, timeZone: string): string {
  // Swedish writes dates as ISO 8601 does.
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  return format.format(moment).replace(' ', 'T');
}
