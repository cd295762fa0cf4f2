import type { LocalMedia, Room } from '@parley/client';
import {
  Hand,
  Link2,
  MoreHorizontal,
  PhoneOff,
  ScreenShare,
  ScreenShareOff,
  SlidersHorizontal,
  Users,
} from 'lucide-react';
import { copyLink } from '../devices/copy-link.ts';
import { useSlice } from '../hooks/use-slice.ts';
import { IconButton, Menu, type MenuEntry, useMessages } from '../parts/index.ts';
import { type CallControls, isOn } from './call-controls.ts';
import type { PanelName } from './side-panel.tsx';

interface MoreMenuProps {
  room: Room;
  media: LocalMedia;
  controls: CallControls;
  link: string | null;
  narrow: boolean;
  handUp: boolean;
  canEnd: boolean;
  onPanel: (panel: PanelName) => void;
  onEndForAll: () => void;
}

/** What is needed now and then; on a phone also what has no room in the bar. */
export function MoreMenu({ room, media, controls, link, narrow, handUp, canEnd, onPanel, onEndForAll }: MoreMenuProps) {
  const t = useMessages();
  const count = useSlice(room.participants).length + 1;
  const canShare = useSlice(room.self)?.capabilities.canShare ?? false;
  const { screen, canShareScreen } = useSlice(media.view);
  const shared = isOn(screen.status);
  const share: MenuEntry = {
    id: 'share',
    label: t(shared ? 'room.stopSharing' : 'room.shareScreen'),
    icon: shared ? <ScreenShareOff aria-hidden /> : <ScreenShare aria-hidden />,
    isDisabled: !canShare && !shared,
    onAction: controls.sharing.toggle,
  };
  const onPhone: MenuEntry[] = [
    ...(canShareScreen ? [share] : []),
    {
      id: 'hand',
      label: t(handUp ? 'room.lowerHand' : 'room.raiseHand'),
      icon: <Hand aria-hidden />,
      onAction: controls.toggleHand,
    },
    {
      id: 'people',
      label: t('room.peopleCount', { count }),
      icon: <Users aria-hidden />,
      onAction: () => onPanel('people'),
    },
  ];
  const entries: MenuEntry[] = [
    ...(narrow ? onPhone : []),
    {
      id: 'devices',
      label: t('room.devices'),
      icon: <SlidersHorizontal aria-hidden />,
      onAction: () => onPanel('devices'),
    },
  ];
  if (link !== null) {
    const copy = () => void copyLink(link, t);
    entries.push({ id: 'link', label: t('common.copyLink'), icon: <Link2 aria-hidden />, onAction: copy });
  }
  if (canEnd) {
    const icon = <PhoneOff aria-hidden />;
    entries.push({ id: 'end', label: t('room.endForAll'), icon, danger: true, onAction: onEndForAll });
  }
  return (
    <Menu label={t('room.more')} entries={entries} placement="top">
      <IconButton className="parley-control" label={t('room.more')} icon={<MoreHorizontal aria-hidden />} />
    </Menu>
  );
}
