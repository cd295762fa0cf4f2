import type { LocalMedia, Room } from '@parley/client';
import { Check, ChevronUp, ScreenShare, ScreenShareOff } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useSlice } from '../hooks/use-slice.ts';
import { useMessages } from '../parts/index.ts';
import { isOn, type Sharing } from './call-controls.ts';
import { Control } from './control.tsx';
import type { ShareChoices } from './share-choices.ts';

interface ShareControlProps {
  room: Room;
  media: LocalMedia;
  sharing: Sharing;
}

/** Shares the screen or stops, and the arrow to say how. */
export function ShareControl({ room, media, sharing }: ShareControlProps) {
  const t = useMessages();
  const allowed = useSlice(room.self)?.capabilities.canShare ?? false;
  const { screen, canShareScreen } = useSlice(media.view);
  if (!canShareScreen) return null;
  const on = isOn(screen.status);
  return (
    <div className="parley-control-pair">
      <Control
        label={t(on ? 'room.stopSharing' : 'room.shareScreen')}
        icon={on ? <ScreenShareOff aria-hidden /> : <ScreenShare aria-hidden />}
        active={on}
        unavailable={allowed || on ? null : t('room.shareForbidden')}
        onPress={sharing.toggle}
      />
      <ShareMenu sharing={sharing} isDisabled={!allowed} />
    </div>
  );
}

function ShareMenu({ sharing, isDisabled }: { sharing: Sharing; isDisabled: boolean }) {
  const t = useMessages();
  const choices = useSlice(sharing.choices);
  const change = (part: Partial<ShareChoices>) => sharing.choose({ ...choices, ...part });
  return (
    <MenuTrigger>
      <AriaButton
        className="parley-control parley-control-arrow"
        aria-label={t('room.shareMenu')}
        isDisabled={isDisabled}
      >
        <ChevronUp aria-hidden size={16} strokeWidth={1.5} />
      </AriaButton>
      <Popover className="parley-popover" placement="top" offset={8}>
        <Menu className="parley-menu" aria-label={t('room.shareMenu')}>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[choices.content]}
            onSelectionChange={(keys) => {
              if (keys !== 'all') change({ content: keys.has('motion') ? 'motion' : 'detail' });
            }}
          >
            <Header className="parley-menu-title">{t('room.shareWhat')}</Header>
            <Choice id="detail" label={t('room.shareDetail')} />
            <Choice id="motion" label={t('room.shareMotion')} />
          </MenuSection>
          <MenuSection
            selectionMode="multiple"
            selectedKeys={choices.audio ? ['audio'] : []}
            onSelectionChange={(keys) => change({ audio: keys === 'all' || keys.has('audio') })}
            aria-label={t('room.shareSound')}
          >
            <Choice id="audio" label={t('room.shareSound')} />
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Choice({ id, label }: { id: string; label: string }) {
  return (
    <MenuItem id={id} textValue={label} className="parley-menu-item parley-menu-choice">
      <Check aria-hidden />
      <span>{label}</span>
    </MenuItem>
  );
}
