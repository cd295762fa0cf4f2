import { Button, Notice, useLocale } from '@parley/react/parts';
import { useQueries } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { CalendarPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { activeQuery, endedQuery, upcomingQuery } from '../app/queries.ts';
import { useMe } from '../app/use-me.ts';
import { useNow } from '../app/use-now.ts';
import { PageHead } from '../frame/page.tsx';
import { MeetingRows, type MeetingRowsProps } from '../meetings/meeting-rows.tsx';
import { CodeForm } from './code-form.tsx';
import { firstName, greetingFor } from './greeting.ts';
import { LiveBanner } from './live-banner.tsx';
import { ScheduleLink } from './schedule-link.tsx';
import { StartNow } from './start-now.tsx';
import { groupByDay } from './timeline.ts';
import { useGlide } from './use-glide.ts';
import './home.css';

/** What is on, what comes today and later, what was; and the ways to begin something. */
export function HomePage() {
  const { t, times } = useLocale();
  const me = useMe();
  const now = useNow();
  const [active, upcoming, ended] = useQueries({ queries: [activeQuery, upcomingQuery, endedQuery] });
  const timeline = useMemo(
    () => groupByDay([...(ended.data ?? []), ...(upcoming.data ?? []), ...(active.data ?? [])], now, me.timeZone),
    [active.data, upcoming.data, ended.data, now, me.timeZone],
  );
  const nothing = Object.values(timeline).every((list) => list.length === 0);
  const below = useGlide<HTMLDivElement>(timeline.live.map(({ id }) => id).join());
  const count = timeline.today.length + timeline.live.length;

  return (
    <div className="page">
      <PageHead
        windowTitle={t('home.title')}
        title={t(greetingFor(now, me.timeZone), { name: firstName(me.name) })}
        below={<p className="page-text">{t('home.dateAndCount', { date: times.longDay(now, now), count })}</p>}
        actions={
          !nothing && (
            <>
              <ScheduleLink />
              <StartNow />
            </>
          )
        }
      />
      {timeline.live.map((conference) => (
        <LiveBanner key={conference.id} conference={conference} now={now} />
      ))}
      <div className="home-columns" ref={below}>
        <div className="home-lists">
          {nothing ? (
            <Notice
              of="section"
              icon={<CalendarPlus size={24} strokeWidth={1.5} />}
              title={t('home.emptyTitle')}
              text={t('home.emptyText')}
            >
              <StartNow />
              <ScheduleLink />
            </Notice>
          ) : (
            <>
              <MeetingList
                title={t('home.today')}
                by="hour"
                meetings={timeline.today}
                now={now}
                isNow
                free={t('home.freeToday', { live: timeline.live.length === 0 ? 'none' : 'some' })}
              />
              <MeetingList title={t('home.upcoming')} by="day" meetings={timeline.upcoming} now={now} />
              <MeetingList title={t('home.earlier')} by="past" meetings={timeline.earlier} now={now} />
            </>
          )}
        </div>
        <aside className="card home-code" aria-labelledby="home-code">
          <h2 id="home-code">{t('home.codeTitle')}</h2>
          <p className="small">{t('home.codeHint')}</p>
          <CodeForm />
        </aside>
      </div>
      <Outlet />
    </div>
  );
}

const FIRST = 5;

/** Meetings under a heading. Without any, and without words for that, nothing is shown. */
function MeetingList({ title, meetings, isNow = false, free, ...rows }: MeetingRowsProps & { title: string }) {
  const { t } = useLocale();
  const [all, setAll] = useState(false);
  if (meetings.length === 0 && free === undefined) return null;
  const shown = all || isNow ? meetings : meetings.slice(0, FIRST);
  return (
    <section className="home-list">
      <header>
        <h2>{title}</h2>
        {isNow && <Link to="/calendar">{t('home.seeCalendar')}</Link>}
      </header>
      <MeetingRows {...rows} meetings={shown} isNow={isNow} free={free} />
      {shown.length < meetings.length && (
        <Button look="quiet" size="small" onPress={() => setAll(true)}>
          {t('home.seeMore')}
        </Button>
      )}
    </section>
  );
}
