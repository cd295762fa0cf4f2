import { TextField, useMessages } from '@parley/react/parts';
import { type SubmitEvent, useState } from 'react';
import { type AuditSearch, lookFor } from './audit-search.ts';

/** Takes words, or an address or id that somebody has at hand from a log or a ticket. */
export function FindField({ onFound }: { onFound: (what: AuditSearch) => void }) {
  const t = useMessages();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = lookFor(text);
    setAsked(text.trim() !== '' && found === null);
    if (found === null) return;
    setText('');
    onFound(found);
  };
  return (
    <form className="audit-find" role="search" onSubmit={submit} noValidate>
      <TextField
        label={t('audit.find')}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        placeholder={t('audit.findHint')}
        value={text}
        onChange={(next) => {
          setText(next);
          setAsked(false);
        }}
        error={asked ? t('audit.findWrong') : null}
      />
    </form>
  );
}
