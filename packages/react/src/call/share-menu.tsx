import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useSlice } from '../hooks/use-slice.ts';
import { useMessages } from '../parts/index.ts';
import type { Sharing } from './call-controls.ts';
import type { MenuOpening } from './late-menu.tsx';
import type { ShareChoices } from './share-choices.ts';

interface ShareMenuProps extends MenuOpening {
  sharing: Sharing;
  children: ReactNode;
}

/** How the screen is shared, and the button that asks. */
export function ShareMenu({ sharing, isOpen, onOpenChange, children }: ShareMenuProps) {
  const t = useMessages();
  const choices = useSlice(sharing.choices);
  const change = (part: Partial<ShareChoices>) => sharing.choose({ ...choices, ...part });
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {children}
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
