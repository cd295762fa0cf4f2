import type { Conference } from '@parley/contract';
import { Avatar, useMessages } from '@parley/react/parts';

/** Who is in the meeting at this moment. */
export function PeopleThere({ conference: { present } }: { conference: Conference }) {
  const t = useMessages();
  const more = present.count - present.people.length;
  return (
    <section className="conference-section" aria-labelledby="people-there">
      <h2 id="people-there">
        {t('conference.thereNow')} {present.count > 0 && <span className="count number">{present.count}</span>}
      </h2>
      {present.count === 0 ? (
        <p className="conference-row small">{t('conference.nobody')}</p>
      ) : (
        <ul>
          {present.people.map((person, index) => (
            // Two guests may have the same name, and there is no id to tell them by.
            // oxlint-disable-next-line no-array-index-key
            <li key={`${index} ${person.name}`} className="conference-row">
              <Avatar {...person} />
              <span className="conference-name">{person.name}</span>
            </li>
          ))}
          {more > 0 && <li className="conference-row small">{t('conference.othersCount', { count: more })}</li>}
        </ul>
      )}
    </section>
  );
}
