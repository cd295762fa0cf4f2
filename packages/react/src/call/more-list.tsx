import type { LocalMedia, Room } from '@parley/client';
import type { Translate } from '@parley/locales';
import {
  Eye,
  EyeOff,
  Hand,
  Keyboard,
  LayoutGrid,
  Link2,
  Maximize,
  Minimize,
  PhoneOff,
  PictureInPicture2,
  ScreenShare,
  ScreenShareOff,
  Settings,
  Smile,
  UserRound,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { copyLink } from '../devices/copy-link.ts';
import { useSlice } from '../hooks/use-slice.ts';
import { Menu, type MenuEntry, useMessages } from '../parts/index.ts';
import { type CallControls, isOn } from './call-controls.ts';
import type { CallView } from './call-view.ts';
import type { MenuOpening } from './late-menu.tsx';
import type { PanelName } from './side-panel.tsx';
import { toggleFullScreen, useFullScreen } from './use-full-screen.ts';

export interface MoreMenuProps {
  room: Room;
  media: LocalMedia;
  controls: CallControls;
  view: CallView;
  link: string | null;
  narrow: boolean;
  onPanel: (panel: PanelName) => void;
  onReact: () => void;
  onLayout: () => void;
  /** Null where the browser has no window over all others. */
  onSmallWindow: (() => void) | null;
  onHelp: () => void;
  onEndForAll: () => void;
}

interface MoreListProps extends MoreMenuProps, MenuOpening {
  children: ReactNode;
}

/** What is needed now and then, and the button that opens it; on a phone also what has no room in the bar. */
export function MoreList({ isOpen, onOpenChange, children, ...props }: MoreListProps) {
  const t = useMessages();
  const entries = [...usePhoneEntries(props, t), ...useViewEntries(props, t), ...useRest(props, t)];
  return (
    <Menu label={t('room.more')} entries={entries} placement="top" isOpen={isOpen} onOpenChange={onOpenChange}>
      {children}
    </Menu>
  );
}

function usePhoneEntries(
  { room, media, controls, narrow, onPanel, onReact }: MoreMenuProps,
  t: Translate,
): MenuEntry[] {
  const count = useSlice(room.participants).length + 1;
  const self = useSlice(room.self);
  const { screen, canShareScreen } = useSlice(media.view);
  if (!narrow) return [];
  const shared = isOn(screen.status);
  const handUp = (self?.handRaisedAt ?? null) !== null;
  const share: MenuEntry = {
    id: 'share',
    label: t(shared ? 'room.stopSharing' : 'room.shareScreen'),
    icon: shared ? <ScreenShareOff aria-hidden /> : <ScreenShare aria-hidden />,
    isDisabled: self?.capabilities.canShare !== true && !shared,
    onAction: controls.sharing.toggle,
  };
  return [
    ...(canShareScreen ? [share] : []),
    {
      id: 'hand',
      label: t(handUp ? 'room.lowerHand' : 'room.raiseHand'),
      icon: <Hand aria-hidden />,
      onAction: controls.toggleHand,
    },
    { id: 'react', label: t('room.reactions'), icon: <Smile aria-hidden />, onAction: onReact },
    {
      id: 'people',
      label: t('room.peopleCount', { count }),
      icon: <Users aria-hidden />,
      onAction: () => onPanel('people'),
    },
  ];
}

function useViewEntries({ room, view, onLayout, onSmallWindow }: MoreMenuProps, t: Translate): MenuEntry[] {
  const others = useSlice(room.participants).length;
  const { layout, self } = useSlice(view.choices);
  const full = useFullScreen();
  const entries: MenuEntry[] = [];
  if (others > 1) {
    const speaker = layout === 'speaker';
    entries.push({
      id: 'layout',
      label: t(speaker ? 'room.toGrid' : 'room.toSpeaker'),
      icon: speaker ? <LayoutGrid aria-hidden /> : <UserRound aria-hidden />,
      onAction: onLayout,
    });
  }
  if (others > 0)
    entries.push({
      id: 'self',
      label: t(self ? 'room.hideSelf' : 'room.showSelf'),
      icon: self ? <EyeOff aria-hidden /> : <Eye aria-hidden />,
      onAction: () => view.change({ self: !self }),
    });
  if (full !== null)
    entries.push({
      id: 'full',
      label: t(full ? 'room.notFullScreen' : 'room.fullScreen'),
      icon: full ? <Minimize aria-hidden /> : <Maximize aria-hidden />,
      onAction: toggleFullScreen,
    });
  if (onSmallWindow !== null)
    entries.push({
      id: 'small',
      label: t('room.smallWindow'),
      icon: <PictureInPicture2 aria-hidden />,
      onAction: onSmallWindow,
    });
  return entries;
}

function useRest({ room, link, narrow, onPanel, onHelp, onEndForAll }: MoreMenuProps, t: Translate): MenuEntry[] {
  const canEnd = useSlice(room.self)?.capabilities.canEnd ?? false;
  const entries: MenuEntry[] = [
    { id: 'settings', label: t('room.settings'), icon: <Settings aria-hidden />, onAction: () => onPanel('settings') },
  ];
  if (!narrow) entries.push({ id: 'help', label: t('room.help'), icon: <Keyboard aria-hidden />, onAction: onHelp });
  if (link !== null) {
    const copy = () => void copyLink(link, t);
    entries.push({ id: 'link', label: t('common.copyLink'), icon: <Link2 aria-hidden />, onAction: copy });
  }
  if (canEnd) {
    const icon = <PhoneOff aria-hidden />;
    entries.push({ id: 'end', label: t('room.endForAll'), icon, danger: true, onAction: onEndForAll });
  }
  return entries;
}
