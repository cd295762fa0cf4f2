import type { Conference } from '@parley/contract';
import { personName } from '@parley/locales';
import { Avatar, buttonClass, Faces, useLocale } from '@parley/react/parts';
import { Link } from '@tanstack/react-router';
import { useMe } from '../app/use-me.ts';
import { canJoin, overAt } from './meeting-times.ts';

export interface MeetingRowProps {
  conference: Conference;
  now: number;
  /** What stands in the time column: the hour, or the day. */
  by: 'hour' | 'day' | 'past';
}

const SOON = 60 * 60_000;

/** One meeting in a list. The whole row opens it; Join appears when the link lets people in. */
export function MeetingRow({ conference, now, by }: MeetingRowProps) {
  const { t, times } = useLocale();
  const me = useMe();
  const start = Date.parse(conference.startsAt);
  const length = times.duration(Date.parse(conference.endsAt) - start);
  const near = start - now < SOON;
  const joinable = canJoin(conference, now);
  const own = conference.host.id === me.id;

  const [first, second] =
    by === 'hour'
      ? [times.time(start), near ? times.relative(start, now) : length]
      : [
          times.weekday(by === 'day' ? start : overAt(conference)),
          times.date(by === 'day' ? start : overAt(conference)),
        ];
  const held =
    conference.startedAt && conference.endedAt
      ? [times.duration(Date.parse(conference.endedAt) - Date.parse(conference.startedAt))]
      : [];
  const facts = [
    ...(by === 'day' ? [times.time(start)] : []),
    own ? t('home.hostedByYou') : t('home.hostedBy', { name: personName(t, conference.host.name) }),
    ...(by === 'past' ? held : by === 'hour' && !near ? [] : [length]),
    ...(conference.state === 'cancelled' ? [t('home.cancelled')] : []),
  ];

  return (
    <li className="row">
      <div className="row-when number">
        <span>{first}</span>
        <small>{second}</small>
      </div>
      <div className="row-what">
        <h3>
          <Link to="/conferences/$conferenceId" params={{ conferenceId: conference.id }} className="row-link reaches">
            {conference.title}
          </Link>
        </h3>
        <p className="small number">{facts.join(' · ')}</p>
      </div>
      <div className="row-faces">
        {conference.present.count > 0 ? (
          <Faces people={conference.present.people} count={conference.present.count} />
        ) : (
          !own && <Avatar {...conference.host} />
        )}
      </div>
      {joinable ? (
        <a
          className={buttonClass({ look: 'primary', className: 'row-join' })}
          href={`/j/${conference.joinCode}`}
          aria-label={t('home.joinNamed', { title: conference.title })}
        >
          {t('common.join')}
        </a>
      ) : (
        <span className={buttonClass({ look: 'quiet', className: 'row-open' })} aria-hidden>
          {t('home.open')}
        </span>
      )}
    </li>
  );
}
