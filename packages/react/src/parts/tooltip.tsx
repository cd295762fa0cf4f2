import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';

export type TooltipPlacement = 'top' | 'bottom' | 'start' | 'end';

/** A name that appears at pointer or focus. The child is a control of React Aria. */
export function Tooltip({
  text,
  placement = 'top',
  children,
}: {
  text: ReactNode;
  placement?: TooltipPlacement;
  children: ReactNode;
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className="parley-tooltip" placement={placement} offset={8}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
