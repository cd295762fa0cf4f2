import type { Participant, ParticipantRole } from '@parley/contract';
import type { Translate } from '@parley/locales';
import type { MenuEntry } from '@parley/react/parts';
import { Crown, ShieldCheck, User, UserMinus } from 'lucide-react';

interface Doing {
  onRole: (role: ParticipantRole) => void;
  onRemove: () => void;
}

/** What the host may do with one participant. A meeting always has a host, who goes only by making somebody else the host. */
export function roleEntries({ role, kind }: Participant, t: Translate, { onRole, onRemove }: Doing): MenuEntry[] {
  if (role === 'host') return [];
  const entries: MenuEntry[] = [
    role === 'moderator'
      ? {
          id: 'participant',
          label: t('people.makeParticipant'),
          icon: <User aria-hidden />,
          onAction: () => onRole('participant'),
        }
      : {
          id: 'moderator',
          label: t('people.makeModerator'),
          icon: <ShieldCheck aria-hidden />,
          onAction: () => onRole('moderator'),
        },
  ];
  // A guest has no account that could be asked.
  if (kind === 'user') {
    entries.push({
      id: 'host',
      label: t('people.makeHost'),
      icon: <Crown aria-hidden />,
      onAction: () => onRole('host'),
    });
  }
  entries.push({
    id: 'remove',
    label: t('people.remove'),
    icon: <UserMinus aria-hidden />,
    danger: true,
    onAction: onRemove,
  });
  return entries;
}
