import type { LocalMedia, Room } from '@parley/client';
import { MoreHorizontal } from 'lucide-react';
import { lazy } from 'react';
import { IconButton, useMessages } from '../parts/index.ts';
import type { CallControls } from './call-controls.ts';
import type { CallView } from './call-view.ts';
import { LateMenu } from './late-menu.tsx';
import type { PanelName } from './side-panel.tsx';

const MoreList = lazy(async () => ({ default: (await import('./more-list.tsx')).MoreList }));

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

/** The button of what is needed now and then. */
export function MoreMenu(props: MoreMenuProps) {
  const t = useMessages();
  return (
    <LateMenu
      button={(hooks) => (
        <IconButton
          {...hooks}
          className="parley-control"
          label={t('room.more')}
          icon={<MoreHorizontal aria-hidden />}
        />
      )}
      menu={(opening, button) => (
        <MoreList {...props} {...opening}>
          {button}
        </MoreList>
      )}
    />
  );
}
