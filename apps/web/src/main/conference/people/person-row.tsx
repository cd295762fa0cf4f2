import type { Participant } from '@parley/contract';
import { Avatar, IconButton, Menu, type MenuEntry, useMessages } from '@parley/react/parts';
import { Ellipsis } from 'lucide-react';
import { participantName } from './participant-name.ts';

export interface PersonRowProps {
  participant: Participant;
  isSelf: boolean;
  /** Nothing where nobody knows, or where nobody asks any more. */
  presence: 'there' | 'expected' | 'missed' | null;
  /** What can be done about them; none for who may not, and for the host. */
  entries: readonly MenuEntry[];
}

const PRESENCE = { there: 'people.there', expected: 'people.expected', missed: 'people.missed' } as const;

/** One person with a part in a meeting: who they are, whether they are there, their role. */
export function PersonRow({ participant, isSelf, presence, entries }: PersonRowProps) {
  const t = useMessages();
  const { userId, avatarUrl, role, kind } = participant;
  const called = participantName(t, participant);
  const part = t('people.role', {
    role: kind === 'guest' ? (role === 'moderator' ? 'guestModerator' : 'guest') : role,
  });
  return (
    <li className="person">
      <Avatar {...(userId !== null && { id: userId })} name={called} avatarUrl={avatarUrl} />
      <span className="person-name">{isSelf ? t('common.you', { name: called }) : called}</span>
      {presence && <span className={`person-presence person-${presence}`}>{t(PRESENCE[presence])}</span>}
      <span className="person-role">{part !== called && part}</span>
      {entries.length > 0 && (
        <Menu label={t('people.actionsFor', { name: called })} entries={entries}>
          <IconButton
            label={t('people.actionsFor', { name: called })}
            tooltip={t('common.moreOptions')}
            icon={<Ellipsis aria-hidden />}
            className="person-more"
          />
        </Menu>
      )}
    </li>
  );
}
