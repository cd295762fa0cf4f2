import type { Conference } from '@parley/contract';
import { classNames, useLocale } from '@parley/react/parts';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { partsOf } from '../app/days.ts';
import { MeetingChip } from './meeting-chip.tsx';
import { noonOf } from './noon.ts';
import { useDayKeys } from './use-day-keys.ts';
import './month-grid.css';

export interface MonthGridProps {
  weeks: string[][];
  /** The day that is chosen; the grid shows its month. */
  day: string;
  today: string;
  now: number;
  meetings: ReadonlyMap<string, Conference[]>;
  /** Dots in place of meetings, for phones. */
  compact: boolean;
  onMove: (day: string) => void;
  onPress: (day: string) => void;
}

/** Most lines of a day. */
const LINES = 3;

/** A month as a grid of days. The arrow keys go through the days, Tab into the meetings of the chosen one. */
export function MonthGrid({ weeks, day, today, now, meetings, compact, onMove, onPress }: MonthGridProps) {
  const { t, times } = useLocale();
  const keys = useDayKeys({ day, onMove });
  const noon = (of: string) => noonOf(of, times.timeZone);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
    <table
      className={classNames('month', compact && 'month-compact')}
      role="grid"
      aria-label={times.month(noon(day))}
      {...keys}
    >
      <thead>
        <tr>
          {weeks[0]?.map((of) => (
            <th key={of} scope="col">
              {times.weekday(noon(of))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((of) => {
              const list = meetings.get(of) ?? [];
              const shown = list.length > LINES ? list.slice(0, LINES - 1) : list;
              return (
                <td
                  key={of}
                  aria-selected={of === day}
                  className={classNames(
                    of.slice(0, 7) !== day.slice(0, 7) && 'month-outside',
                    of === today && 'month-today',
                    of < today && 'month-past',
                  )}
                >
                  <button
                    type="button"
                    className="month-day reaches"
                    data-day={of}
                    tabIndex={of === day ? 0 : -1}
                    aria-current={of === today ? 'date' : undefined}
                    aria-label={t('calendar.dayAndCount', { day: times.longDay(noon(of), now), count: list.length })}
                    onClick={() => onPress(of)}
                  >
                    <span className="month-number number">{partsOf(of)[2]}</span>
                    {compact && list.length > 0 && <span className="month-dot" />}
                    {!compact && of >= today && <Plus aria-hidden size={16} strokeWidth={1.5} />}
                  </button>
                  {!compact && (
                    <div className="month-meetings">
                      {shown.map((conference) => (
                        <MeetingChip key={conference.id} conference={conference} now={now} reachable={of === day} />
                      ))}
                      {shown.length < list.length && (
                        <Link
                          to="/calendar"
                          search={{ view: 'week', day: of }}
                          className="month-more"
                          tabIndex={of === day ? undefined : -1}
                          aria-label={t('calendar.moreOn', {
                            count: list.length - shown.length,
                            day: times.longDay(noon(of), now),
                          })}
                        >
                          {t('calendar.more', { count: list.length - shown.length })}
                        </Link>
                      )}
                    </div>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
