import { useNavigate, useSearch } from '@tanstack/react-router';
import { SchedulePanel } from './schedule-panel.tsx';

/** The panel over the home page. */
export function ScheduleOverHome() {
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/home/schedule' });
  return <SchedulePanel search={search} onClose={() => void navigate({ to: '/' })} />;
}

/** The panel over the calendar, which stays where it is. */
export function ScheduleOverCalendar() {
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/calendar/schedule' });
  const { view, day } = useSearch({ from: '/inside/calendar' });
  return <SchedulePanel search={search} onClose={() => void navigate({ to: '/calendar', search: { view, day } })} />;
}
