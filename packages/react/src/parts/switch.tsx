import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components/Switch';

export interface SwitchProps {
  label: string;
  hint?: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
}

/** On or off, at once. */
export function Switch({ label, hint, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className="parley-switch">
      <span className="parley-switch-words">
        <span className="parley-switch-label">{label}</span>
        {hint && <span className="parley-switch-hint">{hint}</span>}
      </span>
      <span className="parley-switch-track" aria-hidden>
        <span className="parley-switch-thumb" />
      </span>
    </AriaSwitch>
  );
}
