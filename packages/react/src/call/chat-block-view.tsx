import type { ChatEntry } from '@parley/client';
import { personName } from '@parley/locales';
import { Avatar, Button, useLocale } from '../parts/index.ts';
import type { ChatBlock } from './chat-blocks.ts';
import { findLinks } from './chat-links.ts';

interface ChatBlockViewProps {
  block: ChatBlock;
  avatarUrl: string | null;
  onSendAgain: (text: string) => void;
}

/** What one person said in one go. */
export function ChatBlockView({ block, avatarUrl, onSendAgain }: ChatBlockViewProps) {
  const { t, times } = useLocale();
  return (
    <article className="parley-chat-block">
      <Avatar name={block.name} avatarUrl={avatarUrl} />
      <h3>
        {block.own ? t('room.you') : personName(t, block.name)}
        <time dateTime={block.at}>{times.time(block.at)}</time>
      </h3>
      {block.entries.map((entry) => (
        <div key={entry.key} className="parley-chat-entry" data-status={entry.status}>
          <p>{entry.text === '' ? <i>{t('room.erased')}</i> : <Words text={entry.text} />}</p>
          <Fate entry={entry} onSendAgain={onSendAgain} />
        </div>
      ))}
    </article>
  );
}

function Words({ text }: { text: string }) {
  let at = 0;
  return findLinks(text).map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.kind === 'text' ? (
      <span key={key}>{piece.text}</span>
    ) : (
      <a key={key} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
        {piece.text}
      </a>
    );
  });
}

/** Nothing to say about what is stored. */
function Fate({ entry, onSendAgain }: { entry: ChatEntry; onSendAgain: (text: string) => void }) {
  const { t } = useLocale();
  if (entry.status === 'sending')
    return <span className="parley-chat-fate parley-chat-sending">{t('room.sending')}</span>;
  if (entry.status === 'sent') return null;
  return (
    <span className="parley-chat-fate parley-chat-failed" role="alert">
      {t('room.notSent')}
      <Button look="quiet" size="small" onPress={() => onSendAgain(entry.text)}>
        {t('room.sendAgain')}
      </Button>
    </span>
  );
}
