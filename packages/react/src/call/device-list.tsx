import type { DeviceChoice } from '@parley/client';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useMessages } from '../parts/index.ts';
import type { MenuOpening } from './late-menu.tsx';

/** One kind of device in a menu. */
export interface DeviceGroup {
  title: string;
  choices: readonly DeviceChoice[];
  value: string | null;
  onChange: (deviceId: string) => void;
}

interface DeviceListProps extends MenuOpening {
  label: string;
  groups: readonly DeviceGroup[];
  children: ReactNode;
}

/** Microphones and speakers may have the same id, such as `default`, and a menu needs each once. */
const keyOf = ({ title }: DeviceGroup, deviceId: string): string => `${title} ${deviceId}`;

/** Devices by kind, each with the one in use, and the button that opens them. */
export function DeviceList({ label, groups, isOpen, onOpenChange, children }: DeviceListProps) {
  const t = useMessages();
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {children}
      <Popover className="parley-popover" placement="top" offset={8}>
        <Menu className="parley-menu" aria-label={label}>
          {groups.map((group) => (
            <MenuSection
              key={group.title}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={group.value === null ? [] : [keyOf(group, group.value)]}
              onSelectionChange={(keys) => {
                const chosen = group.choices.find(({ deviceId }) => keys !== 'all' && keys.has(keyOf(group, deviceId)));
                if (chosen !== undefined) group.onChange(chosen.deviceId);
              }}
            >
              <Header className="parley-menu-title">{group.title}</Header>
              {group.choices.map((choice) => (
                <MenuItem
                  key={choice.deviceId}
                  id={keyOf(group, choice.deviceId)}
                  textValue={choice.label}
                  className="parley-menu-item parley-menu-choice"
                >
                  <Check aria-hidden />
                  <span>{choice.label || t('join.systemDefault')}</span>
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
