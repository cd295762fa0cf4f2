import { useMessages } from '@parley/react/parts';
import { useLocation } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useReference } from '../reference-context.ts';
import { find } from './find.ts';
import { type Place, placeOf, ReferenceLink, useGoTo } from './reference-link.tsx';

const GUIDES = [
  ['/', 'reference.overview'],
  ['/quick-start', 'reference.quickStart'],
  ['/errors', 'reference.errors'],
  ['/changelog', 'reference.changelog'],
] as const;

/** Everything that there is, and a field that narrows it. */
export function Contents() {
  const t = useMessages();
  const reference = useReference();
  const [search, setSearch] = useState('');
  const { groups, codes } = find(reference, search);
  const { pathname } = useLocation();
  const isSearching = search.trim() !== '';
  return (
    <>
      <SearchField search={search} onChange={setSearch} first={firstOf(groups, codes)} />
      <nav aria-label={t('reference.contents')} className="contents">
        {!isSearching && (
          <ul>
            {GUIDES.map(([to, words]) => (
              <li key={to}>
                <ReferenceLink to={to} activeOptions={{ exact: true, includeHash: false }}>
                  {t(words)}
                </ReferenceLink>
              </li>
            ))}
          </ul>
        )}
        {groups.map(({ slug, name, operations }) => (
          <div key={slug} className="contents-group">
            <ReferenceLink to={`/${slug}`} className="contents-name" activeOptions={{ includeHash: true }}>
              <span lang="en">{name}</span>
            </ReferenceLink>
            {(isSearching || pathname.endsWith(`/${slug}`)) && (
              <ul>
                {operations.map(({ id, method, path, summary }) => (
                  <li key={id}>
                    <ReferenceLink
                      {...placeOf(slug, id)}
                      className="contents-operation"
                      activeOptions={{ includeHash: true }}
                    >
                      <span className={`method method-${method.toLowerCase()}`}>{method}</span>
                      <span lang="en">{isSearching ? path : summary.split(/[,;:(]/, 1)[0]?.replaceAll('`', '')}</span>
                    </ReferenceLink>
                  </li>
                ))}
              </ul>
            )}
          </div>
        ))}
        {codes.length > 0 && (
          <div className="contents-group">
            <span className="contents-name">{t('reference.errors')}</span>
            <ul>
              {codes.map((code) => (
                <li key={code}>
                  <ReferenceLink to="/errors" hash={code} activeOptions={{ includeHash: true }}>
                    <code>{code}</code>
                  </ReferenceLink>
                </li>
              ))}
            </ul>
          </div>
        )}
        {isSearching && groups.length + codes.length === 0 && <p>{t('reference.nothingFound')}</p>}
      </nav>
    </>
  );
}

/** Where Enter in the search leads. */
function firstOf([group]: ReturnType<typeof find>['groups'], [code]: readonly string[]): Place | null {
  const operation = group?.operations[0];
  if (group !== undefined && operation !== undefined) return placeOf(group.slug, operation.id);
  return code === undefined ? null : { to: '/errors', hash: code };
}

interface SearchFieldProps {
  search: string;
  onChange: (search: string) => void;
  first: Place | null;
}

function SearchField({ search, onChange, first }: SearchFieldProps) {
  const t = useMessages();
  const goTo = useGoTo();
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent) => {
      const writes = (event.target as Element).closest('input, textarea, select, [contenteditable]') !== null;
      if (event.key !== '/' || writes || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && search !== '') {
      event.preventDefault();
      onChange('');
    }
    if (event.key === 'Enter' && search.trim() !== '' && first !== null) void goTo(first);
  };
  return (
    <div className="search">
      <Search aria-hidden size={16} strokeWidth={1.5} />
      <input
        ref={field}
        type="search"
        className="parley-input"
        value={search}
        placeholder={t('reference.search')}
        aria-label={t('reference.search')}
        aria-keyshortcuts="/"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={press}
      />
      <kbd aria-hidden>/</kbd>
    </div>
  );
}
