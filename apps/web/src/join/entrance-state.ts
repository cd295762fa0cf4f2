import type { ErrorCode } from '@parley/client';
import type { AnswerOf } from '@parley/contract';

export type Door = AnswerOf<'GET /api/join/{code}'>['door'];

/** Where the visitor stands with coming in. */
export type Entering =
  | { status: 'no' }
  | { status: 'asking' }
  | { status: 'refused'; code: ErrorCode }
  | { status: 'already_here' };

/** How a call came to its end for this page. */
export type Parting =
  | { how: 'left' }
  | { how: 'ended'; reason: 'host' | 'over' | 'deleted' }
  | { how: 'taken_over' }
  | { how: 'failed'; code: ErrorCode };

/** What the page of one link shows, as one value. */
export type EntranceState =
  | { at: 'reading' }
  | { at: 'closed'; why: 'unknown' | 'ended' }
  | { at: 'trouble'; code: ErrorCode }
  | { at: 'early'; door: Door }
  | { at: 'lobby'; door: Door; entering: Entering }
  | { at: 'call'; door: Door }
  | { at: 'after'; door: Door; parting: Parting; lasted: number; entering: Entering };

/** What reading the door leads to; what a visitor is doing in the lobby goes on. */
export function afterReading(door: Door, before: EntranceState): EntranceState {
  if (!door.open) return { at: 'early', door };
  return { at: 'lobby', door, entering: before.at === 'lobby' ? before.entering : { status: 'no' } };
}

/** What a failure to read the door leads to. While something is shown, a lost answer changes nothing. */
export function afterFailedReading(code: ErrorCode, before: EntranceState): EntranceState {
  if (code === 'NOT_FOUND') return { at: 'closed', why: 'unknown' };
  if (code === 'CONFERENCE_ENDED') return { at: 'closed', why: 'ended' };
  return before.at === 'early' || before.at === 'lobby' ? before : { at: 'trouble', code };
}

/** What a refused entry leads to. */
export function afterRefusal(
  error: { code: ErrorCode; details: Readonly<Record<string, unknown>> },
  before: Extract<EntranceState, { at: 'lobby' | 'after' }>,
): EntranceState {
  if (error.code === 'NOT_FOUND') return { at: 'closed', why: 'unknown' };
  if (error.code === 'CONFERENCE_ENDED') return { at: 'closed', why: 'ended' };
  const here = error.code === 'CONFLICT' && error.details['reason'] === 'already_here';
  return { ...before, entering: here ? { status: 'already_here' } : { status: 'refused', code: error.code } };
}
