import type { Translate } from '@parley/locales';
import type { MeetingDoor } from './meeting-door.ts';

/** Who is already there, in one sentence. Where the names are kept back, it says how many. */
export function presenceText(t: Translate, { count, people }: MeetingDoor['present']): string {
  const [first, second] = people;
  if (count === 0) return t('join.nobodyHere');
  if (first === undefined) return t('join.countHere', { count });
  if (count === 1) return t('join.oneHere', { name: first.name });
  if (second === undefined) return t('join.countHere', { count });
  if (count === 2) return t('join.twoHere', { first: first.name, second: second.name });
  return t('join.manyHere', { first: first.name, second: second.name, count: count - 2 });
}
