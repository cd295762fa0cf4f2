import { Button, TextField, useMessages } from '@parley/react/parts';
import { type SubmitEvent, useId, useState } from 'react';
import { readJoinCode } from './join-code.ts';
import './code-form.css';

/** Joining with a code or a pasted link. */
export function CodeForm({ autoFocus = false }: { autoFocus?: boolean }) {
  const t = useMessages();
  const id = useId();
  const [input, setInput] = useState('');
  const [wrong, setWrong] = useState(false);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const code = readJoinCode(input);
    setWrong(code === null);
    if (code === null) document.getElementById(id)?.focus();
    else location.assign(`/j/${code}`);
  };

  return (
    <form className="code-form" onSubmit={submit} noValidate>
      <TextField
        id={id}
        label={t('home.codeLabel')}
        placeholder="abc-defg-hij"
        autoCapitalize="none"
        autoCorrect="off"
        autoComplete="off"
        spellCheck={false}
        autoFocus={autoFocus}
        value={input}
        onChange={(value) => {
          setInput(value);
          setWrong(false);
        }}
        error={wrong ? t('home.codeWrong') : null}
      />
      <Button type="submit">{t('common.join')}</Button>
    </form>
  );
}
