import type { Conference, Participant } from '@parley/contract';
import { Button, useMessages } from '@parley/react/parts';
import { useEffect, useRef, useState } from 'react';
import { useMe } from '../../app/use-me.ts';
import { matches } from '../../app/word-match.ts';
import { PersonPicker } from '../../people/person-picker.tsx';
import { PeopleQuestions, type Question } from './people-questions.tsx';
import { PersonRow, type PersonRowProps } from './person-row.tsx';
import { roleEntries } from './role-entries.tsx';
import { thereNow } from './there-now.ts';
import { usePeople } from './use-people.ts';
import './people.css';

/** From so many on they are searched. */
const MANY = 12;
/** So many are drawn at first, and with each press of the button. */
const SHOWN = 50;
/** Milliseconds until a dialog has faded and let go of the focus. */
const AFTER_DIALOG = 300;

/** Who has a part in the meeting, and for the host the ways to change that. */
export function PeopleTab({ conference, participants }: { conference: Conference; participants: Participant[] }) {
  const t = useMessages();
  const me = useMe();
  const list = useRef<HTMLUListElement>(null);
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(SHOWN);
  const [question, setQuestion] = useState<Question | null>(null);
  const [removed, setRemoved] = useState(false);
  const { add, giveRole, remove } = usePeople(conference);
  const { present, capabilities } = conference;
  const there = thereNow(participants, present);
  const open = conference.state === 'scheduled' || conference.state === 'active';
  const taken = new Set(participants.flatMap(({ userId, name }) => [name.toLowerCase(), ...(userId ? [userId] : [])]));
  const found = participants
    .filter(({ name }) => matches(name, search))
    .sort((a, b) => rank(a, there.ids) - rank(b, there.ids));

  useEffect(() => {
    if (!removed || question !== null) return;
    // The button to which the dialog would give the focus back is gone with its row.
    const timer = setTimeout(() => {
      setRemoved(false);
      if (document.activeElement === document.body) list.current?.focus();
    }, AFTER_DIALOG);
    return () => clearTimeout(timer);
  }, [removed, question]);

  const presenceOf = ({ id, expected }: Participant): PersonRowProps['presence'] => {
    if (there.ids.has(id)) return 'there';
    if (!expected) return null;
    return open ? 'expected' : 'missed';
  };

  return (
    <div className="people">
      {capabilities.canUpdate && (
        <PersonPicker
          label={t('people.addLabel')}
          isLabelHidden
          {...(participants.length < 2 && { hint: t('people.hint') })}
          taken={taken}
          isPending={add.isPending}
          onPick={(wanted) => add.mutate(wanted)}
        />
      )}
      {participants.length >= MANY && (
        <input
          type="search"
          className="parley-input people-search"
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <p className="parley-hidden" role="status">
        {search && t('people.found', { count: found.length })}
      </p>
      <ul className="people-list" ref={list} tabIndex={-1} aria-label={t('people.title')}>
        {found.slice(0, most).map((participant) => (
          <PersonRow
            key={participant.id}
            participant={participant}
            isSelf={participant.userId === me.id}
            presence={presenceOf(participant)}
            entries={
              capabilities.canUpdate
                ? roleEntries(participant, t, {
                    onRole: (role) =>
                      role === 'host'
                        ? setQuestion({ about: 'host', participant })
                        : giveRole.mutate({ participant, role }),
                    onRemove: () => setQuestion({ about: 'remove', participant }),
                  })
                : []
            }
          />
        ))}
        {there.others > 0 && search === '' && (
          <li className="people-others">{t('people.othersThere', { count: there.others })}</li>
        )}
      </ul>
      {found.length === 0 && <p className="small">{t('people.nobodyFound', { query: search.trim() })}</p>}
      {found.length > most && (
        <Button look="quiet" size="small" onPress={() => setMost(most + SHOWN)}>
          {t('home.seeMore')}
        </Button>
      )}
      <PeopleQuestions
        conference={conference}
        question={question}
        onClose={() => setQuestion(null)}
        onRemove={async (participant) => {
          await remove.mutateAsync(participant);
          setRemoved(true);
        }}
        onMakeHost={(participant) => giveRole.mutateAsync({ participant, role: 'host' })}
      />
    </div>
  );
}

const ROLES = ['host', 'moderator', 'participant'] as const;

/** Who is there first, then by role; else in the order in which they came to it. */
const rank = ({ id, role }: Participant, there: ReadonlySet<string>): number =>
  (there.has(id) ? 0 : ROLES.length) + ROLES.indexOf(role);
