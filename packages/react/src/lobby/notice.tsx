import type { ReactNode } from 'react';

interface NoticeProps {
  icon?: ReactNode;
  title: string;
  text?: ReactNode;
  /** What there is to do; the primary one last. */
  children?: ReactNode;
}

/** A page of one sentence: why there is no meeting to be seen, and what to do about it. */
export function Notice({ icon, title, text, children }: NoticeProps) {
  return (
    <div className="parley-notice">
      {icon && (
        <span className="parley-notice-icon" aria-hidden>
          {icon}
        </span>
      )}
      <h1 className="parley-notice-title">{title}</h1>
      {text && <div className="parley-notice-text">{text}</div>}
      {children && <div className="parley-notice-actions">{children}</div>}
    </div>
  );
}
