import { dayKey } from '@parley/locales';
import { Button, buttonClass, Tabs, useLocale } from '@parley/react/parts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Clock3, Copy, Link2 } from 'lucide-react';
import { copyLink } from '../app/copy-link.ts';
import { conferenceQuery, participantsQuery } from '../app/queries.ts';
import { useNow } from '../app/use-now.ts';
import { PageHead } from '../frame/page.tsx';
import { useTimesIn } from '../app/use-times-in.ts';
import { ConferenceActions } from './conference-actions.tsx';
import { ChangeForm } from './change/change-form.tsx';
import { Details } from './details.tsx';
import { PeopleTab } from './people/people-tab.tsx';
import { stateLine } from './state-line.ts';
import './conference.css';

/** One meeting: how it stands, when and where it is, who has a part in it, how it is set up. */
export function ConferencePage() {
  const { t, times } = useLocale();
  const now = useNow();
  const { conferenceId } = useParams({ from: '/inside/conferences/$conferenceId' });
  const { tab = 'people' } = useSearch({ from: '/inside/conferences/$conferenceId' });
  const navigate = useNavigate();
  const { data: conference } = useSuspenseQuery(conferenceQuery(conferenceId));
  const { data: participants } = useSuspenseQuery(participantsQuery(conferenceId));
  const there = useTimesIn(conference.timeZone);
  const state = stateLine(conference, { t, times, now });
  const open =
    conference.state === 'active' || (conference.state === 'scheduled' && Date.parse(conference.endsAt) > now);

  return (
    <div className="page page-narrow">
      <PageHead
        title={conference.title}
        above={
          <p className="crumb">
            <Link to="/calendar">{t('frame.calendar')}</Link>
            <span aria-hidden>/</span>
            <Link
              to="/calendar"
              search={{ view: 'week', day: dayKey(Date.parse(conference.startsAt), times.timeZone) }}
            >
              {times.longDay(conference.startsAt, now)}
            </Link>
          </p>
        }
        below={
          <div className="conference-meta">
            <span className="number">
              <Clock3 aria-hidden size={16} strokeWidth={1.5} />
              {times.range(conference.startsAt, conference.endsAt, now, conference.timeZone)}
              {times.differs(conference.startsAt, conference.timeZone) &&
                ` · ${t('conference.elsewhere', { time: there.time(conference.startsAt), zone: there.zone() })}`}
            </span>
            {open && (
              <span>
                <Link2 aria-hidden size={16} strokeWidth={1.5} />
                <span className="conference-link">{conference.url.replace(/^https?:\/\//, '')}</span>
              </span>
            )}
            <span className={`conference-state conference-state-${state.tone} number`}>{state.text}</span>
          </div>
        }
        actions={
          <>
            {open && (
              <>
                <a className={buttonClass({ look: 'primary' })} href={`/j/${conference.joinCode}`}>
                  {t('common.join')}
                </a>
                <Button icon={<Copy aria-hidden />} onPress={() => void copyLink(conference.url, t)}>
                  {t('common.copyLink')}
                </Button>
              </>
            )}
            <ConferenceActions conference={conference} />
          </>
        }
      />
      {conference.description && <p className="conference-about">{conference.description}</p>}
      <Tabs
        label={t('conference.parts')}
        chosen={tab}
        onChoose={(chosen) =>
          void navigate({ to: '.', search: chosen === 'people' ? {} : { tab: chosen }, replace: true })
        }
        entries={[
          {
            id: 'people',
            label: t('people.title'),
            count: participants.length,
            content: <PeopleTab conference={conference} participants={participants} />,
          },
          conference.capabilities.canUpdate
            ? {
                id: 'details',
                label: t('frame.settings'),
                content: <ChangeForm conference={conference} now={now} />,
              }
            : {
                id: 'details',
                label: t('conference.details'),
                content: <Details conference={conference} now={now} />,
              },
        ]}
      />
    </div>
  );
}
