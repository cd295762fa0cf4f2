import type { LocalMedia, Room } from '@parley/client';
import { ChevronUp, ScreenShare, ScreenShareOff } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useSlice } from '../hooks/use-slice.ts';
import { late, useMessages } from '../parts/index.ts';
import { isOn, type Sharing } from './call-controls.ts';
import { Control } from './control.tsx';
import { LateMenu } from './late-menu.tsx';

const ShareMenu = late(async () => (await import('./share-menu.tsx')).ShareMenu);

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
      <LateMenu
        button={(props) => (
          <AriaButton
            {...props}
            className="parley-control parley-control-arrow"
            aria-label={t('room.shareMenu')}
            isDisabled={!allowed}
          >
            <ChevronUp aria-hidden size={16} strokeWidth={1.5} />
          </AriaButton>
        )}
        menu={(opening, button) => (
          <ShareMenu sharing={sharing} {...opening}>
            {button}
          </ShareMenu>
        )}
      />
    </div>
  );
}
