import { buttonClass, classNames, IconButton, useMessages } from '@parley/react/parts';
import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { CalendarView } from './calendar-search.ts';

export interface CalendarBarProps {
  view: CalendarView;
  day: string;
  today: string;
  onStep: (step: 1 | -1) => void;
}

const VIEWS = ['month', 'week'] as const;

/** Goes through the months or weeks, and chooses which of them is shown. */
export function CalendarBar({ view, day, today, onStep }: CalendarBarProps) {
  const t = useMessages();
  return (
    <div className="calendar-bar">
      <Link to="/calendar" search={{ view, day: today }} className={buttonClass({ look: 'secondary' })}>
        {t('calendar.today')}
      </Link>
      <IconButton
        label={t(view === 'month' ? 'calendar.previousMonth' : 'calendar.previousWeek')}
        icon={<ChevronLeft aria-hidden />}
        onPress={() => onStep(-1)}
      />
      <IconButton
        label={t(view === 'month' ? 'calendar.nextMonth' : 'calendar.nextWeek')}
        icon={<ChevronRight aria-hidden />}
        onPress={() => onStep(1)}
      />
      <nav className="calendar-views" aria-label={t('calendar.view')}>
        {VIEWS.map((each) => (
          <Link
            key={each}
            to="/calendar"
            search={{ view: each, day }}
            className={classNames('calendar-view', each === view && 'calendar-view-on')}
            aria-current={each === view ? 'page' : undefined}
          >
            {t(each === 'month' ? 'calendar.month' : 'calendar.week')}
          </Link>
        ))}
      </nav>
    </div>
  );
}
