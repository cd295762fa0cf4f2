import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import './entry.css';

interface EntryProps {
  /** Before the words, where there is something. */
  start?: ReactNode;
  title: string;
  /** Below the title. */
  words: ReactNode;
  end?: ReactNode;
  /** What is seen once it is opened. */
  children: ReactNode;
}

/** One of many in a list: a line that says what it is, and the rest when it is pressed. */
export const Entry = ({ start, title, words, end, children }: EntryProps) => (
  <li className="entry">
    <details>
      <summary>
        {start}
        <span className="entry-words">
          <span className="entry-title">{title}</span>
          <span className="small">{words}</span>
        </span>
        {end}
        <ChevronDown aria-hidden className="entry-mark" size={16} strokeWidth={1.5} />
      </summary>
      <div className="entry-rest">{children}</div>
    </details>
  </li>
);
