import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface NoticeProps {
  /** The whole page says nothing else, or one section of it. */
  of?: 'page' | 'section';
  icon?: ReactNode;
  title: string;
  text?: ReactNode;
  /** What there is to do; the primary one last. */
  children?: ReactNode;
}

/** One sentence where there is nothing else to show: why, and what to do about it. */
export function Notice({ of = 'page', icon, title, text, children }: NoticeProps) {
  const Title = of === 'page' ? 'h1' : 'h2';
  return (
    <div className={classNames('parley-notice', of === 'section' && 'parley-notice-section')}>
      {icon && (
        <span className="parley-notice-icon" aria-hidden>
          {icon}
        </span>
      )}
      <Title className="parley-notice-title">{title}</Title>
      {text && <div className="parley-notice-text">{text}</div>}
      {children && <div className="parley-notice-actions">{children}</div>}
    </div>
  );
}
