import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { type ButtonLook, type ButtonSize, buttonClass } from './button.tsx';
import { Tooltip, type TooltipPlacement } from './tooltip.tsx';

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'render' | 'aria-label' | 'isPending'> {
  /** What it does, as a verb: its accessible name and its tooltip. */
  label: string;
  /** What the tooltip says, where that is not the name. */
  tooltip?: string;
  icon: ReactNode;
  look?: ButtonLook;
  size?: ButtonSize;
  placement?: TooltipPlacement;
  className?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

/** A button that is an icon alone, with a tooltip that says its name. */
export function IconButton({
  label,
  tooltip,
  icon,
  look = 'quiet',
  size = 'medium',
  placement,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={tooltip ?? label} {...(placement ? { placement } : {})}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={buttonClass({ look, size, className: ['parley-icon-button', className].filter(Boolean).join(' ') })}
      >
        {icon}
      </AriaButton>
    </Tooltip>
  );
}
