import { dayKey, zonedInstant } from '@parley/locales';
import { announce, Button, buttonClass, Notice, useLocale } from '@parley/react/parts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { addDays, addMonths } from '../app/days.ts';
import { errorWords } from '../app/error-words.ts';
import { calendarQuery } from '../app/queries.ts';
import { useNow } from '../app/use-now.ts';
import { PageHead } from '../frame/page.tsx';
import { Agenda } from './agenda.tsx';
import { CalendarBar } from './calendar-bar.tsx';
import { MonthGrid } from './month-grid.tsx';
import { noonOf } from './noon.ts';
import { byDay, firstWeekday, weekOf, weeksOfMonth } from './shown-days.ts';
import { useWide } from './use-wide.ts';
import { WeekGrid } from './week-grid.tsx';
import './calendar.css';

/** The meetings of a month or a week, and on phones of one day or week below each other. */
export function CalendarPage() {
  const { t, times, locale } = useLocale();
  const { timeZone } = times;
  const now = useNow();
  const wide = useWide();
  const navigate = useNavigate();
  const today = dayKey(now, timeZone);
  const { view = 'month', day = today } = useSearch({ from: '/inside/calendar' });
  const first = firstWeekday(locale);
  const weeks = view === 'month' ? weeksOfMonth(day, first) : [weekOf(day, first)];
  const days = weeks.flat();
  const from = zonedInstant(days[0] ?? day, '00:00', timeZone) ?? now;
  const { data, error, refetch, isFetching } = useQuery({ ...calendarQuery(from), placeholderData: keepPreviousData });
  const meetings = useMemo(() => byDay(data ?? [], timeZone), [data, timeZone]);
  const titleOf = (of: string) => {
    const week = weekOf(of, first);
    const noon = (one: string | undefined) => noonOf(one ?? of, timeZone);
    return view === 'month' ? times.month(noon(of)) : times.days(noon(week[0]), noon(week[6]));
  };

  const move = (to: string) => void navigate({ to: '/calendar', search: { view, day: to }, replace: true });
  const step = (by: 1 | -1) => {
    const to = view === 'month' ? addMonths(day, by) : addDays(day, 7 * by);
    move(to);
    announce(titleOf(to));
  };
  const plan = (on: string, at?: string) => {
    if (on < today) return move(on);
    void navigate({ to: '/calendar/schedule', search: { view, day: on, on, ...(at === undefined ? {} : { at }) } });
  };
  const shared = { day, today, now, meetings, onMove: move };

  return (
    <div className="page calendar">
      <PageHead
        windowTitle={t('calendar.title')}
        title={titleOf(day)}
        actions={
          <Link
            to="/calendar/schedule"
            search={{ view, day, on: day < today ? today : day }}
            className={buttonClass({ look: 'primary' })}
          >
            <span className="parley-button-content">
              <Plus aria-hidden />
              {t('home.schedule')}
            </span>
          </Link>
        }
      />
      <CalendarBar view={view} day={day} today={today} onStep={step} />
      {error && !data ? (
        <Notice of="section" title={t('frame.failedTitle')} text={errorWords(t, error)}>
          <Button isPending={isFetching} onPress={() => void refetch()}>
            {t('common.retry')}
          </Button>
        </Notice>
      ) : (
        <>
          {view === 'month' && (
            <MonthGrid {...shared} weeks={weeks} compact={!wide} onPress={wide ? (on) => plan(on) : move} />
          )}
          {view === 'week' && wide && <WeekGrid {...shared} week={days} onPress={plan} />}
          {!wide && data && (
            <Agenda
              days={view === 'month' ? [day] : days}
              meetings={meetings}
              now={now}
              free={t(view === 'month' ? 'calendar.freeDay' : 'calendar.freeWeek')}
            />
          )}
          {wide && data && !days.some((of) => meetings.has(of)) && (
            <p className="calendar-free small">{t(view === 'month' ? 'calendar.freeMonth' : 'calendar.freeWeek')}</p>
          )}
        </>
      )}
      <Outlet />
    </div>
  );
}
