import { Send } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { IconButton, useMessages } from '../parts/index.ts';

/** Greatest length of a message (the server's bound), and from where on the rest is counted down. */
const MOST = 2000;
const COUNT_FROM = 1900;

/** Where a message is written: Enter sends, Shift+Enter begins a line. */
export function ChatField({ onSend }: { onSend: (text: string) => void }) {
  const t = useMessages();
  const [text, setText] = useState('');
  const send = () => {
    if (text.trim() === '') return;
    onSend(text);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While a word is being composed, Enter belongs to the input method.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className="parley-chat-write">
      <div className="parley-chat-field">
        <textarea
          aria-label={t('room.messageEveryone')}
          placeholder={t('room.messageEveryone')}
          rows={1}
          maxLength={MOST}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <IconButton label={t('room.send')} icon={<Send aria-hidden />} isDisabled={text.trim() === ''} onPress={send} />
      </div>
      {text.length >= COUNT_FROM && (
        <p className="parley-chat-rest" role="status">
          {t('room.charactersLeft', { count: MOST - text.length })}
        </p>
      )}
    </div>
  );
}
