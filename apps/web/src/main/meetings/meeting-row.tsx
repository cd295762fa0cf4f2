import type { Conference } from '@parley/contract';
import { Avatar, buttonClass, Faces, useLocale } from '@parley/react/parts';
import { Link } from '@tanstack/react-router';
import { useMe } from '../app/use-me.ts';
import { canJoin } from './meeting-times.ts';
import { meetingWords } from './meeting-words.ts';

export interface MeetingRowProps {
  conference: Conference;
  now: number;
  /** What stands in the time column: the hour, or the day. */
  by: 'hour' | 'day' | 'past';
}

/** One meeting in a list. The whole row opens it; Join appears when the link lets people in. */
export function MeetingRow({ conference, now, by }: MeetingRowProps) {
  const { t, times } = useLocale();
  const me = useMe();
  const joinable = canJoin(conference, now);
  const own = conference.host.id === me.id;
  const { when, facts } = meetingWords(conference, { by, own, t, times, now });

  return (
    <li className="row">
      <div className="row-when number">
        <span>{when[0]}</span>
        <small>{when[1]}</small>
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
