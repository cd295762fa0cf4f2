import type { Conference } from '@parley/contract';
import { classNames, useLocale } from '@parley/react/parts';
import { zonedInstant } from '@parley/locales';
import { type CSSProperties, useEffect, useRef } from 'react';
import { partsOf } from '../app/days.ts';
import { NowLine } from '../meetings/now-line.tsx';
import { MeetingChip } from './meeting-chip.tsx';
import { noonOf } from './noon.ts';
import { useDayKeys } from './use-day-keys.ts';
import { layOutDay, minutesOf } from './week-layout.ts';
import './week-grid.css';

export interface WeekGridProps {
  week: string[];
  day: string;
  today: string;
  now: number;
  meetings: ReadonlyMap<string, Conference[]>;
  onMove: (day: string) => void;
  /** `time` as `16:00` where a person pointed at one. */
  onPress: (day: string, time?: string) => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const HOUR = 60;
/** Where a week without meetings begins to be shown. */
const MORNING = 8 * HOUR;

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / HOUR)).padStart(2, '0')}:${String(minutes % HOUR).padStart(2, '0')}`;

/** A week as seven columns of hours. The arrow keys go through the days at the top. */
export function WeekGrid({ week, day, today, now, meetings, onMove, onPress }: WeekGridProps) {
  const { t, times } = useLocale();
  const { timeZone } = times;
  const keys = useDayKeys<HTMLDivElement>({ day, onMove });
  const hours = useRef<HTMLDivElement>(null);
  const columns = week.map((of) => ({ of, blocks: layOutDay(meetings.get(of) ?? [], of, timeZone) }));
  // What began on the day before does not ask for the night to be shown.
  const starts = columns.flatMap(({ blocks }) => blocks.map(({ from }) => from).filter((from) => from > 0));
  const first = Math.min(MORNING, ...starts);
  const begin = week[0];

  useEffect(() => {
    const element = hours.current;
    if (element && begin) element.scrollTop = (Math.max(0, first - HOUR / 2) / (24 * HOUR)) * element.scrollHeight;
  }, [begin, first]);

  return (
    <div className="week">
      <div className="week-days" {...keys}>
        {columns.map(({ of, blocks }) => (
          <button
            key={of}
            type="button"
            className={classNames('week-day', of === today && 'week-today', of < today && 'week-past')}
            data-day={of}
            tabIndex={of === day ? 0 : -1}
            aria-current={of === today ? 'date' : undefined}
            onClick={() => onPress(of)}
          >
            <span>{times.weekday(noonOf(of, timeZone))}</span>{' '}
            <span className="week-number number">{partsOf(of)[2]}</span>
            <span className="parley-hidden">{`, ${t('calendar.count', { count: blocks.length })}`}</span>
          </button>
        ))}
      </div>
      <section ref={hours} className="week-hours" aria-label={t('calendar.hours')} tabIndex={0}>
        <div className="week-clock number" aria-hidden>
          {HOURS.slice(1).map((hour) => (
            <span key={hour} style={{ '--hour': hour } as CSSProperties}>
              {times.time(zonedInstant(begin ?? today, clock(hour * HOUR), timeZone) ?? now)}
            </span>
          ))}
        </div>
        {columns.map(({ of, blocks }) => (
          <div key={of} className={classNames('week-column', of === today && 'week-column-today')}>
            {of >= today && (
              // For the pointer alone: by keyboard a day is chosen above, and the time in the panel.
              <button
                type="button"
                className="week-slot"
                tabIndex={-1}
                aria-hidden
                onClick={({ nativeEvent, currentTarget }) => {
                  const minutes = (nativeEvent.offsetY / currentTarget.offsetHeight) * 24 * HOUR;
                  onPress(of, clock(Math.min(Math.floor(minutes / 30) * 30, 24 * HOUR - 30)));
                }}
              />
            )}
            {of === today && (
              <NowLine className="week-now" style={{ '--from': minutesOf(now, timeZone) } as CSSProperties} />
            )}
            {blocks.map(({ conference, from, to, column, columns: beside, span }) => (
              <MeetingChip
                key={conference.id}
                conference={conference}
                now={now}
                className={classNames('week-block', to - from < 45 && 'week-block-short')}
                style={
                  {
                    '--from': from,
                    '--to': to,
                    '--column': column,
                    '--columns': beside,
                    '--span': span,
                  } as CSSProperties
                }
              />
            ))}
          </div>
        ))}
      </section>
    </div>
  );
}
