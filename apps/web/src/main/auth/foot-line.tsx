import type { ReactNode } from 'react';

/** Below the form: another way on, and who it is for. */
export const FootLine = ({ words, children }: { words?: string; children: ReactNode }) => (
  <p className="auth-other">
    {words && <span>{words}</span>}
    {children}
  </p>
);
