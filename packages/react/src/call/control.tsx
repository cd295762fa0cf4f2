import type { ReactNode } from 'react';
import { classNames, IconButton, toasts } from '../parts/index.ts';

export interface ControlProps {
  /** What it does, as a verb. */
  label: string;
  icon: ReactNode;
  /** Lit: what it stands for is on. */
  active?: boolean;
  /** Warning red: the microphone or the camera is off. */
  off?: boolean;
  /** For what opens and closes something: whether it is open. */
  pressed?: boolean;
  /** Why it can do nothing; it can still be reached, so that this is seen and read. */
  unavailable?: string | null;
  onPress: () => void;
}

/** One square button of the control bar. */
export function Control({ label, icon, active = false, off = false, pressed, unavailable, onPress }: ControlProps) {
  return (
    <IconButton
      label={label}
      icon={icon}
      className={classNames(
        'parley-control',
        active && 'parley-control-on',
        off && 'parley-control-off',
        unavailable && 'parley-control-unavailable',
      )}
      {...(unavailable ? { tooltip: unavailable, 'aria-disabled': true } : {})}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onPress={() => (unavailable ? toasts.show(unavailable, { key: 'unavailable' }) : onPress())}
    />
  );
}
