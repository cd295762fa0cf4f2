import type { Conference } from '@parley/contract';
import { dayKey, localParts } from '@parley/locales';
import { endInCalendar } from '../meetings/meeting-times.ts';

/** A meeting on one day: minutes since midnight on the wall, and which of how many columns beside others at that time it begins in and how many it spans. */
export interface Block {
  conference: Conference;
  from: number;
  to: number;
  column: number;
  columns: number;
  span: number;
}

const DAY = 24 * 60;
/** As much as a block needs to be read, in minutes. */
const SHORTEST = 30;

/** Puts the meetings of one day beside each other where they overlap. */
export function layOutDay(conferences: readonly Conference[], day: string, timeZone: string): Block[] {
  const blocks = conferences
    .map((conference) => blockOf(conference, day, timeZone))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  let group: Block[] = [];
  let groupEnd = 0;
  const close = () => {
    const columns = Math.max(0, ...group.map(({ column }) => column + 1));
    for (const block of group) {
      block.columns = columns;
      block.span =
        Math.min(columns, ...group.filter((one) => isBeyond(one, block)).map(({ column }) => column)) - block.column;
    }
    group = [];
  };
  for (const block of blocks) {
    if (block.from >= groupEnd) close();
    const taken = new Set(group.filter(({ to }) => to > block.from).map(({ column }) => column));
    while (taken.has(block.column)) block.column += 1;
    group.push(block);
    groupEnd = Math.max(group.length === 1 ? 0 : groupEnd, block.to);
  }
  close();
  return blocks;
}

/** Whether it is there at the same time, in a later column. */
const isBeyond = (one: Block, block: Block): boolean =>
  one.column > block.column && one.from < block.to && block.from < one.to;

function blockOf(conference: Conference, day: string, timeZone: string): Block {
  const [start, end] = [Date.parse(conference.startsAt), endInCalendar(conference)];
  const from = dayKey(start, timeZone) === day ? minutesOf(start, timeZone) : 0;
  const to = dayKey(end, timeZone) === day ? minutesOf(end, timeZone) : DAY;
  const shown = Math.min(from, DAY - SHORTEST);
  // Over a change of clocks the wall may show an end before the beginning.
  return { conference, from: shown, to: Math.max(to, shown + SHORTEST), column: 0, columns: 1, span: 1 };
}

/** Minutes since midnight on the clock of that zone. */
export function minutesOf(moment: number, timeZone: string): number {
  const { hour, minute } = localParts(moment, timeZone);
  return hour * 60 + minute;
}
