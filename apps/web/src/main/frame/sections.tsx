import type { ReactNode } from 'react';
import './sections.css';

/** The way between pages that belong together, as a row of links. */
export const Sections = ({ label, children }: { label: string; children: ReactNode }) => (
  <nav className="sections" aria-label={label}>
    {children}
  </nav>
);
