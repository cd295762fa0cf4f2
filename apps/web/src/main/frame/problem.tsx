import type { ReactNode } from 'react';

/** What went wrong with all of a form, and is of none of its fields. Nothing where there is nothing to say. */
export const Problem = ({ children }: { children: ReactNode }) =>
  children ? (
    <p className="problem" role="alert">
      {children}
    </p>
  ) : null;
