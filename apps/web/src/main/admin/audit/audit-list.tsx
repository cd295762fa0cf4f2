import type { AuditEntry } from '@parley/contract';
import { dayKey } from '@parley/locales';
import { useLocale } from '@parley/react/parts';
import { useNow } from '../../app/use-now.ts';
import { AuditRow } from './audit-row.tsx';

/** Entries by the days on which they happened, as the viewer counts days. */
export function AuditList({ entries }: { entries: readonly AuditEntry[] }) {
  const { times } = useLocale();
  const now = useNow();
  return [...byDay(entries, times.timeZone)].map(([day, some]) => (
    <section key={day} aria-labelledby={`audit-${day}`}>
      <h3 id={`audit-${day}`} className="audit-day">
        {times.day(some[0]?.at ?? now, now)}
      </h3>
      <ul className="entries">
        {some.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  ));
}

function byDay(entries: readonly AuditEntry[], timeZone: string): Map<string, AuditEntry[]> {
  const days = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const day = dayKey(Date.parse(entry.at), timeZone);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return days;
}
