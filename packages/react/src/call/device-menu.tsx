import type { DeviceChoice } from '@parley/client';
import { Check, ChevronUp } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useMessages } from '../parts/index.ts';

/** One kind of device in a menu. */
export interface DeviceGroup {
  title: string;
  choices: readonly DeviceChoice[];
  value: string | null;
  onChange: (deviceId: string) => void;
}

/** Microphones and speakers may have the same id, such as `default`, and a menu needs each once. */
const keyOf = ({ title }: DeviceGroup, deviceId: string): string => `${title} ${deviceId}`;

/** The arrow beside a control: which device it uses. */
export function DeviceMenu({ label, groups }: { label: string; groups: readonly DeviceGroup[] }) {
  const t = useMessages();
  const shown = groups.filter((group) => group.choices.length > 0);
  return (
    <MenuTrigger>
      <AriaButton className="parley-control parley-control-arrow" aria-label={label} isDisabled={shown.length === 0}>
        <ChevronUp aria-hidden size={16} strokeWidth={1.5} />
      </AriaButton>
      <Popover className="parley-popover" placement="top" offset={8}>
        <Menu className="parley-menu" aria-label={label}>
          {shown.map((group) => (
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
