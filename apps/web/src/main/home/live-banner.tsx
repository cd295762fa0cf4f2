import type { Conference } from '@parley/contract';
import { buttonClass, Faces, useLocale } from '@parley/react/parts';
import { Link } from '@tanstack/react-router';
import { firstName } from './greeting.ts';

/** A call that is on: who is there, and the way in. */
export function LiveBanner({ conference, now }: { conference: Conference; now: number }) {
  const { t, times } = useLocale();
  const when = times.relative(conference.startedAt ?? conference.startsAt, now);
  return (
    <section className="live" aria-labelledby={`live-${conference.id}`}>
      <span className="live-dot" aria-hidden />
      <div className="live-words">
        <h2 id={`live-${conference.id}`}>
          <Link to="/conferences/$conferenceId" params={{ conferenceId: conference.id }} className="reaches">
            {t('home.isOn', { title: conference.title })}
          </Link>
        </h2>
        <p className="number">{t('home.whoIsThere', { who: useWho(conference), when })}</p>
      </div>
      <Faces people={conference.present.people} count={conference.present.count} />
      <a
        className={buttonClass({ look: 'primary' })}
        href={`/j/${conference.joinCode}`}
        aria-label={t('home.joinNamed', { title: conference.title })}
      >
        {t('common.join')}
      </a>
    </section>
  );
}

/** "Amina, Jonas and 2 others" */
function useWho({ present }: Conference): string {
  const { t } = useLocale();
  const [first, second] = present.people.map((person) => firstName(person.name));
  if (first === undefined) return t('home.nobodyThere');
  if (second === undefined) return first;
  return present.count > 2
    ? t('home.morePeople', { first, second, count: present.count - 2 })
    : t('home.twoPeople', { first, second });
}
