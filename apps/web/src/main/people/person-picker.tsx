import { Avatar, Button, SuggestField, useMessages } from '@parley/react/parts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../app/use-me.ts';
import { matches } from '../app/word-match.ts';
import { namesIn } from './names-in.ts';
import { peopleMetQuery } from './people-met.ts';
import { type Wanted, wantedPerson, whoIsMeant } from './wanted.ts';

export interface PersonPickerProps {
  label: string;
  isLabelHidden?: boolean;
  hint?: string;
  /** Ids and names, in small letters, of those who are there already. */
  taken: ReadonlySet<string>;
  isPending?: boolean;
  onPick: (wanted: Wanted[]) => void;
}

const MOST_OFFERED = 6;

/** Names people: those met before as they are known, everybody else as guests. */
export function PersonPicker({ taken, isPending = false, onPick, ...words }: PersonPickerProps) {
  const t = useMessages();
  const me = useMe();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const { data: met = [] } = useQuery(peopleMetQuery);
  const others = met.filter(({ id }) => id !== me.id && !taken.has(id));
  const offered = text.trim() === '' ? [] : others.filter(({ name }) => matches(name, text)).slice(0, MOST_OFFERED);

  const type = (value: string) => {
    setText(value);
    setError(null);
  };
  const take = (value: string) => {
    const { names, addresses } = namesIn(value);
    const wanted = names.filter((name) => !taken.has(name.toLowerCase())).map((name) => whoIsMeant(name, others));
    if (wanted.length > 0) onPick(wanted);
    setText(addresses.join(', '));
    if (addresses.length > 0) setError(t('people.addressGiven'));
    else setError(names.length > 0 && wanted.length === 0 ? t('people.thereAlready', { name: names[0] ?? '' }) : null);
  };

  return (
    <SuggestField
      {...words}
      placeholder={t('people.placeholder')}
      maxLength={2_000}
      value={text}
      onChange={type}
      suggestions={offered.map((person) => ({
        id: person.id,
        label: person.name,
        icon: <Avatar {...person} size={24} />,
      }))}
      onChoose={(id) => {
        const person = others.find((other) => other.id === id);
        if (person) onPick([wantedPerson(person)]);
        setText('');
      }}
      onEnter={() => take(text)}
      onPasteLines={take}
      error={error}
      beside={
        <Button isPending={isPending} onPress={() => take(text)}>
          {t('people.add')}
        </Button>
      }
    />
  );
}
