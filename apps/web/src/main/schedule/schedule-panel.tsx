import { useMessages } from '@parley/react/parts';
import { useState } from 'react';
import { useTitle } from '../frame/page.tsx';
import { ScheduleDone } from './schedule-done.tsx';
import { type Created, ScheduleForm } from './schedule-form.tsx';
import type { ScheduleSearch } from './schedule-search.ts';
import './schedule.css';

export interface SchedulePanelProps {
  /** What is known of the meeting already. */
  search: ScheduleSearch;
  /** Back to the page below. */
  onClose: () => void;
}

/** Planning a meeting: a panel over the page it was opened from, and then its link to share. */
export function SchedulePanel({ search, onClose }: SchedulePanelProps) {
  const t = useMessages();
  const [created, setCreated] = useState<Created | null>(null);
  const [another, setAnother] = useState(false);
  useTitle(t(created ? 'schedule.doneTitle' : 'schedule.title'));
  return created ? (
    <ScheduleDone
      created={created}
      onClose={onClose}
      onAnother={() => {
        setAnother(true);
        setCreated(null);
      }}
    />
  ) : (
    <ScheduleForm search={another ? {} : search} onClose={onClose} onCreated={setCreated} />
  );
}
