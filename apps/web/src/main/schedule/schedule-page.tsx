import type { Conference } from '@parley/contract';
import { useMessages } from '@parley/react/parts';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTitle } from '../frame/page.tsx';
import { ScheduleDone } from './schedule-done.tsx';
import { ScheduleForm } from './schedule-form.tsx';
import './schedule.css';

/** Planning a meeting: a panel over the home page, and then its link to share. */
export function SchedulePage() {
  const t = useMessages();
  const navigate = useNavigate();
  const [created, setCreated] = useState<Conference | null>(null);
  const close = () => void navigate({ to: '/' });
  useTitle(t(created ? 'schedule.doneTitle' : 'schedule.title'));
  return created ? (
    <ScheduleDone conference={created} onClose={close} onAnother={() => setCreated(null)} />
  ) : (
    <ScheduleForm onClose={close} onCreated={setCreated} />
  );
}
