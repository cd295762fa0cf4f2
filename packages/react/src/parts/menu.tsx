import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { classNames } from './class-names.ts';

export interface MenuEntry {
  id: string;
  label: string;
  icon?: ReactNode;
  danger?: boolean;
  isDisabled?: boolean;
  onAction: () => void;
}

/** A button (`children`, a control of React Aria) that opens a list of things to do. */
export function Menu({
  label,
  entries,
  placement = 'bottom end',
  children,
  ...opening
}: {
  label: string;
  entries: readonly MenuEntry[];
  placement?: 'bottom end' | 'bottom start' | 'top end' | 'top start' | 'top';
  children: ReactNode;
  /** Together, where something else than the button opens it too. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}) {
  return (
    <MenuTrigger {...opening}>
      {children}
      <Popover className="parley-popover" placement={placement} offset={6}>
        <AriaMenu className="parley-menu" aria-label={label}>
          {entries.map((entry) => (
            <AriaMenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              isDisabled={entry.isDisabled ?? false}
              className={classNames('parley-menu-item', entry.danger && 'parley-menu-item-danger')}
              onAction={entry.onAction}
            >
              {entry.icon}
              {entry.label}
            </AriaMenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
