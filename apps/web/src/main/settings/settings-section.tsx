import type { ReactNode } from 'react';

/** One subject of the settings under its heading. */
export const SettingsSection = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section className="settings-section" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    <div className="settings-body">{children}</div>
  </section>
);
