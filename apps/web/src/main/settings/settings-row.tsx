import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface SettingsRowProps {
  icon: LucideIcon;
  title: string;
  /** What there is to know of it. */
  words: ReactNode;
  /** What can be done with it. */
  children?: ReactNode;
}

/** One of several things of the same kind: a passkey, an account elsewhere, a place where one is signed in. */
export const SettingsRow = ({ icon: Icon, title, words, children }: SettingsRowProps) => (
  <li className="settings-row">
    <Icon aria-hidden size={20} strokeWidth={1.5} />
    <div className="settings-row-words">
      <p className="settings-row-title">{title}</p>
      <p className="small number">{words}</p>
    </div>
    {children}
  </li>
);
