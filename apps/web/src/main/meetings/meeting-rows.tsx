import type { Conference } from '@parley/contract';
import type { ReactNode } from 'react';
import { MeetingRow, type MeetingRowProps } from './meeting-row.tsx';
import { NowLine } from './now-line.tsx';
import './meeting-rows.css';

export interface MeetingRowsProps extends Pick<MeetingRowProps, 'now' | 'by'> {
  meetings: readonly Conference[];
  /** The first is what comes next: a line over it is the present. */
  isNow?: boolean;
  /** What is said where there is none. */
  free?: string | undefined;
}

/** Meetings below each other. */
export function MeetingRows({ meetings, isNow = false, free, ...row }: MeetingRowsProps): ReactNode {
  return (
    <>
      {isNow && <NowLine />}
      <ul className="rows">
        {meetings.map((conference) => (
          <MeetingRow key={conference.id} conference={conference} {...row} />
        ))}
        {meetings.length === 0 && free !== undefined && <li className="rows-free small">{free}</li>}
      </ul>
    </>
  );
}
