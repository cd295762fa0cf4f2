import type { DeviceChoice } from '@parley/client';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../parts/index.ts';

export interface DeviceSelectProps {
  label: string;
  icon: ReactNode;
  choices: readonly DeviceChoice[];
  /** The device in use; null while the system chooses. */
  value: string | null;
  /** Shown in place of a name, such as "Camera blocked". */
  problem?: string | null;
  onChange(deviceId: string | null): void;
  /** What stands before the arrow, such as a level. */
  children?: ReactNode;
}

/** One row with a native menu of devices, which phones show in their own way. */
export function DeviceSelect({ label, icon, choices, value, problem = null, onChange, children }: DeviceSelectProps) {
  const t = useMessages();
  const known = choices.some((choice) => choice.deviceId === value);
  return (
    <div className="parley-device" data-problem={problem === null ? undefined : ''}>
      <span className="parley-device-icon">{icon}</span>
      <select
        aria-label={label}
        value={problem !== null || !known ? '' : (value ?? '')}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        {problem !== null && <option value="">{problem}</option>}
        {problem === null && !known && <option value="">{t('join.systemDefault')}</option>}
        {choices.map((choice) => (
          <option key={choice.deviceId} value={choice.deviceId}>
            {choice.label || label}
          </option>
        ))}
      </select>
      {children}
      <ChevronDown className="parley-device-arrow" aria-hidden="true" size={16} strokeWidth={1.5} />
    </div>
  );
}
