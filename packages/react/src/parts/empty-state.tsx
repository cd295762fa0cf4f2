import type { ReactNode } from 'react';

/** One sentence and what there is to do. */
export function EmptyState({
  icon,
  title,
  text,
  children,
}: {
  icon?: ReactNode;
  title: string;
  text?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="parley-empty">
      {icon && (
        <span className="parley-empty-icon" aria-hidden>
          {icon}
        </span>
      )}
      <h2 className="parley-empty-title">{title}</h2>
      {text && <p className="parley-empty-text">{text}</p>}
      {children && <div className="parley-empty-actions">{children}</div>}
    </div>
  );
}
