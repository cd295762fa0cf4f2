import { useLocale } from '@parley/react/parts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleMetQuery } from '../people/people-met.ts';
import { keyOf, type Wanted, wantedPerson, whoIsMeant } from '../people/wanted.ts';
import { type Draft, newDraft } from './draft.ts';
import type { ScheduleSearch } from './schedule-search.ts';
import { readWhen, type When, type WhenOptions } from './when/read-when.ts';
import { whoSaid } from './when/who-said.ts';

export interface DraftState {
  draft: Draft;
  /** The words for when, as they were typed; empty once day or time are chosen otherwise. */
  text: string;
  when: When;
  /** Who is to come: those who were picked, and those whom the words name. */
  people: Wanted[];
  /** Whether anything was entered here. */
  isTouched: boolean;
  choose: (people: Wanted[]) => void;
  change: (changes: Partial<Draft>) => void;
  say: (text: string) => void;
}

interface First {
  now: number;
  timeZone: string;
  /** Most people that the server takes. */
  limit: number;
  search: ScheduleSearch;
}

/** The draft of a meeting, whose day, time and length follow what is typed about when. */
export function useDraft({ now, timeZone, limit, search }: First): DraftState {
  const { locale } = useLocale();
  const [first] = useState(() => firstDraft({ now, timeZone, limit, search }, locale));
  const [draft, setDraft] = useState(first);
  const [firstText] = useState(search.when ?? '');
  const [text, setText] = useState(firstText);
  const { data: met = [] } = useQuery(peopleMetQuery);
  const [chosen, setChosen] = useState<Wanted[] | null>(null);
  const picked = chosen ?? met.filter(({ id }) => id === search.who).map(wantedPerson);
  const when = readWhen(text, { now, timeZone: draft.timeZone, locale });
  const said = when.kind === 'read' ? when.who.map((name) => whoIsMeant(name, met)) : [];
  const people = [...new Map([...picked, ...said].map((wanted) => [keyOf(wanted), wanted])).values()];

  return {
    draft,
    text,
    when,
    people,
    isTouched: chosen !== null || text !== firstText || JSON.stringify(draft) !== JSON.stringify(first),
    choose(those) {
      setChosen(those);
      // Who was taken back is named no longer.
      setText(whoSaid(text).when);
    },
    change(changes) {
      setDraft((before) => ({ ...before, ...changes }));
      // What was typed no longer says when it is.
      if (!('day' in changes || 'time' in changes || 'durationMinutes' in changes)) return;
      setText('');
      setChosen(people);
    },
    say(words) {
      setText(words);
      setDraft((before) => saidOf(before, words, { now, timeZone: before.timeZone, locale }));
    },
  };
}

function firstDraft({ now, timeZone, limit, search }: First, locale: string): Draft {
  const draft = newDraft(now, timeZone, limit);
  const pointed = { ...draft, ...(search.on ? { day: search.on } : {}), ...(search.at ? { time: search.at } : {}) };
  // The next half hour means nothing on another day.
  if (search.on && !search.at && search.on !== draft.day) pointed.time = '10:00';
  return saidOf(pointed, search.when ?? '', { now, timeZone, locale });
}

/** The draft with what the words say of it. */
function saidOf(draft: Draft, words: string, options: WhenOptions): Draft {
  const when = readWhen(words, options);
  if (when.kind !== 'read') return draft;
  return {
    ...draft,
    day: when.day,
    time: when.time ?? draft.time,
    durationMinutes: when.durationMinutes ?? draft.durationMinutes,
  };
}
