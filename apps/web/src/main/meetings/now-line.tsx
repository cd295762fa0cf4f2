import { classNames } from '@parley/react/parts';
import type { CSSProperties } from 'react';
import './now-line.css';

/** The present between what was and what comes; the hours beside it say the same in words. */
export const NowLine = ({ className, style }: { className?: string; style?: CSSProperties }) => (
  <span className={classNames('now-line', className)} style={style} aria-hidden />
);
