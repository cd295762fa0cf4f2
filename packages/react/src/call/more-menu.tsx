import { MoreHorizontal } from 'lucide-react';
import { IconButton, late, useMessages } from '../parts/index.ts';
import { LateMenu } from './late-menu.tsx';
import type { MoreMenuProps } from './more-list.tsx';

const MoreList = late(async () => (await import('./more-list.tsx')).MoreList);

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
