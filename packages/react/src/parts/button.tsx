import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { classNames } from './class-names.ts';
import { useMessages } from './locale.tsx';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

interface Appearance {
  /** `primary` at most once per view. Default `secondary`. */
  look?: ButtonLook;
  size?: ButtonSize;
  icon?: ReactNode;
  /** As wide as what holds it. */
  wide?: boolean;
  className?: string | undefined;
  children?: ReactNode;
}

/** The classes of a button, for links that look like one. */
export function buttonClass({ look = 'secondary', size = 'medium', wide, className }: Appearance): string {
  return classNames(
    'parley-button',
    `parley-button-${look}`,
    `parley-button-${size}`,
    wide && 'parley-button-wide',
    className,
  );
}

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'render'> &
  Appearance & { ref?: Ref<HTMLButtonElement> };

/** A button. While `isPending` it keeps its size and focus, does and sends nothing, and shows a ring after 300 ms. */
export function Button({
  look = 'secondary',
  size = 'medium',
  wide = false,
  icon,
  className,
  children,
  isPending = false,
  type = 'button',
  onPress,
  ...rest
}: ButtonProps) {
  const t = useMessages();
  // Not React Aria's own pending state: what it has screen readers read names a button that may be gone by then.
  return (
    <AriaButton
      {...rest}
      type={isPending ? 'button' : type}
      aria-disabled={isPending}
      data-pending={isPending || undefined}
      className={buttonClass({ look, size, wide, className })}
      onPress={(event) => {
        if (!isPending) onPress?.(event);
      }}
    >
      <span className="parley-button-content">
        {icon}
        {children}
      </span>
      {isPending && <span className="parley-button-ring" role="progressbar" aria-label={t('common.pending')} />}
    </AriaButton>
  );
}
