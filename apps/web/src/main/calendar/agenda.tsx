import type { Conference } from '@parley/contract';
import { useLocale } from '@parley/react/parts';
import { MeetingRows } from '../meetings/meeting-rows.tsx';
import { noonOf } from './noon.ts';
import './agenda.css';

export interface AgendaProps {
  days: readonly string[];
  meetings: ReadonlyMap<string, Conference[]>;
  now: number;
  /** What is said where there is nothing. */
  free: string;
}

/** Days with their meetings below each other, as a phone shows them. */
export function Agenda({ days, meetings, now, free }: AgendaProps) {
  const { times } = useLocale();
  const busy = days.filter((day) => meetings.has(day));
  if (busy.length === 0) return <p className="agenda-free small">{free}</p>;
  return busy.map((day) => (
    <section key={day} className="agenda-day">
      <h2>{times.longDay(noonOf(day, times.timeZone), now)}</h2>
      <MeetingRows meetings={meetings.get(day) ?? []} now={now} by="hour" />
    </section>
  ));
}
