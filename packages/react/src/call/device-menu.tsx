import { ChevronUp } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { late } from '../parts/index.ts';
import type { DeviceGroup } from './device-list.tsx';
import { LateMenu } from './late-menu.tsx';

const DeviceList = late(async () => (await import('./device-list.tsx')).DeviceList);

/** The arrow beside a control: which device it uses. */
export function DeviceMenu({ label, groups }: { label: string; groups: readonly DeviceGroup[] }) {
  const shown = groups.filter((group) => group.choices.length > 0);
  return (
    <LateMenu
      button={(props) => (
        <AriaButton
          {...props}
          className="parley-control parley-control-arrow"
          aria-label={label}
          isDisabled={shown.length === 0}
        >
          <ChevronUp aria-hidden size={16} strokeWidth={1.5} />
        </AriaButton>
      )}
      menu={(opening, button) => (
        <DeviceList label={label} groups={shown} {...opening}>
          {button}
        </DeviceList>
      )}
    />
  );
}
