import type { Room } from '@parley/client';
import { useSlice } from '../hooks/use-slice.ts';
import { Button, useMessages } from '../parts/index.ts';
import { ChatBlockView } from './chat-block-view.tsx';
import { chatBlocks } from './chat-blocks.ts';
import { ChatField } from './chat-field.tsx';
import { useStickToEnd } from './use-stick-to-end.ts';

/** What was said, and where to say something. */
export function ChatPanel({ room }: { room: Room }) {
  const t = useMessages();
  const { entries, complete } = useSlice(room.chat);
  const self = useSlice(room.self);
  const conference = useSlice(room.conference);
  const participants = useSlice(room.participants);
  const { ref, behind, toEnd } = useStickToEnd(entries);
  const pictures = new Map(participants.map((participant) => [participant.id, participant.avatarUrl]));
  const open = conference?.chat !== false && self?.capabilities.canChat !== false;
  return (
    <>
      <div className="parley-chat">
        <div ref={ref} className="parley-chat-log" role="log" aria-label={t('room.chat')} tabIndex={0}>
          {!complete && <p className="parley-chat-note">{t('room.chatOlder')}</p>}
          {entries.length === 0 && <p className="parley-chat-empty">{t(open ? 'room.chatEmpty' : 'room.chatOff')}</p>}
          {chatBlocks(entries).map((block) => (
            <ChatBlockView
              key={block.key}
              block={block}
              avatarUrl={pictures.get(block.participantId) ?? null}
              onSendAgain={(text) => room.sendChat(text)}
            />
          ))}
        </div>
        {behind && (
          <Button look="primary" size="small" className="parley-chat-newer" onPress={toEnd}>
            {t('room.newMessages')}
          </Button>
        )}
      </div>
      {open && <ChatField onSend={(text) => room.sendChat(text)} />}
    </>
  );
}
