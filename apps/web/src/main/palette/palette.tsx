import { useLocale } from '@parley/react/parts';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { activeQuery, endedQuery, upcomingQuery } from '../app/queries.ts';
import { useMe } from '../app/use-me.ts';
import { useNow } from '../app/use-now.ts';
import { readJoinCode } from '../home/join-code.ts';
import { peopleMetQuery } from '../people/people-met.ts';
import { CommandView } from './command-view.tsx';
import { type Command, commandsFor, type Group } from './commands.ts';
import { useRun } from './use-run.ts';
import './palette.css';

/** Finds meetings and does things by a few letters. A list box that its field controls, in a dialog of the browser. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useLocale();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [mode, setMode] = useState<'everything' | 'code'>('everything');
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const groups = useGroups(query, mode);
  const commands = groups.flatMap((group) => group.commands);
  const current = commands[Math.min(at, commands.length - 1)];
  const run = useRun({
    close: onClose,
    askForCode() {
      setMode('code');
      setQuery('');
      setAt(0);
    },
  });

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closed here and not by leaving the page, so that the focus goes back to where it was.
    return () => element?.close();
  }, []);
  useEffect(() => {
    if (current) document.getElementById(`${id}-${current.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [current, id]);

  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && current) run(current);
    else if (step && commands.length > 0)
      setAt((commands.indexOf(current ?? commands[0]!) + step + commands.length) % commands.length);
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('frame.findOrDo')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="palette-field">
        <Search aria-hidden size={20} strokeWidth={1.5} />
        <input
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={current ? `${id}-${current.id}` : undefined}
          aria-label={t(mode === 'code' ? 'home.codeLabel' : 'frame.findOrDo')}
          aria-autocomplete="list"
          placeholder={t(mode === 'code' ? 'palette.codePlaceholder' : 'palette.placeholder')}
          autoCapitalize="none"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          autoFocus
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <kbd aria-hidden>Esc</kbd>
      </div>
      <p className="parley-hidden" role="status">
        {query && t('palette.found', { count: commands.length })}
      </p>
      <div className="palette-list" role="listbox" id={`${id}-list`} aria-label={t('palette.results')}>
        {groups.map(({ title, commands: some }) => (
          <div key={some[0]?.id} role="group" aria-labelledby={`${id}-of-${some[0]?.id}`}>
            <p className="palette-group" id={`${id}-of-${some[0]?.id}`} role="presentation">
              {t(title)}
            </p>
            {some.map((command) => (
              <CommandView
                key={command.id}
                id={`${id}-${command.id}`}
                command={command}
                isCurrent={command === current}
                onPoint={() => setAt(commands.indexOf(command))}
                onRun={() => run(command)}
              />
            ))}
          </div>
        ))}
      </div>
      {commands.length === 0 && (
        <p className="palette-nothing">
          {mode === 'code' ? t('palette.codeHint') : t('palette.nothing', { query: query.trim() })}
        </p>
      )}
    </dialog>
  );
}

function useGroups(query: string, mode: 'everything' | 'code'): Group[] {
  const { t, locale } = useLocale();
  const { id: ownId, timeZone, role } = useMe();
  const now = useNow();
  const { data: active } = useQuery(activeQuery);
  const { data: upcoming } = useQuery(upcomingQuery);
  const { data: ended } = useQuery(endedQuery);
  const { data: met } = useQuery({ ...peopleMetQuery, enabled: query.trim().length > 1 });
  return useMemo(() => {
    if (mode === 'code') {
      const code = readJoinCode(query);
      const join: Command[] = code === null ? [] : [{ id: 'join', kind: 'join', code }];
      return join.length === 0 ? [] : [{ title: 'palette.do', commands: join }];
    }
    const conferences = [...(active ?? []), ...(upcoming ?? []), ...(ended ?? [])];
    const people = (met ?? []).filter(({ id }) => id !== ownId);
    const isAdmin = role === 'admin';
    return commandsFor(query, { conferences, people, words: (label) => t(label), isAdmin, now, timeZone, locale });
  }, [query, mode, active, upcoming, ended, met, ownId, role, t, now, timeZone, locale]);
}
