import { useMessages } from '@parley/react/parts';
import type { ReactNode } from 'react';

/** What stands where a link is used up or over, and what to do about it. */
export function LinkOver({ children }: { children?: ReactNode }) {
  const t = useMessages();
  return (
    <div className="auth-form">
      <p role="alert">{t('auth.linkOver')}</p>
      {children}
    </div>
  );
}
