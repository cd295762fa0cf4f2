import type { Conference } from '@parley/contract';
import { classNames, useLocale } from '@parley/react/parts';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import './meeting-chip.css';

interface MeetingChipProps {
  conference: Conference;
  now: number;
  /** Whether Tab stops at it. */
  reachable?: boolean;
  className?: string;
  style?: CSSProperties;
}

/** A meeting as one short line that opens it. */
export function MeetingChip({ conference, now, reachable = true, className, style }: MeetingChipProps) {
  const { t, times } = useLocale();
  const { id, title, state, startsAt, endsAt } = conference;
  const over = state === 'ended' || (state === 'scheduled' && Date.parse(endsAt) <= now);
  return (
    <Link
      to="/conferences/$conferenceId"
      params={{ conferenceId: id }}
      className={classNames(
        'chip',
        state === 'active' && 'chip-live',
        over && 'chip-over',
        state === 'cancelled' && 'chip-cancelled',
        className,
      )}
      style={style}
      tabIndex={reachable ? undefined : -1}
      title={title}
    >
      <span className="chip-time number">{times.time(startsAt)}</span> <span className="chip-title">{title}</span>
      {state === 'cancelled' && <span className="parley-hidden">{t('home.cancelled')}</span>}
    </Link>
  );
}
