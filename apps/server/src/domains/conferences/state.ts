import { type ConferenceState, ParleyError } from '@parley/contract';

/** What can be done to a conference's state. `run_out` is time's doing (K4), the others are people's. */
export type Transition = 'start' | 'end' | 'run_out' | 'cancel';

/** Where each transition leads from each state (K1). Staying where it is changes nothing and succeeds; what is absent is refused. */
const LEADS: Record<Transition, Partial<Record<ConferenceState, ConferenceState>>> = {
  start: { scheduled: 'active', active: 'active' },
  end: { active: 'ended', ended: 'ended' },
  run_out: { scheduled: 'ended', active: 'ended', ended: 'ended', cancelled: 'cancelled' },
  cancel: { scheduled: 'cancelled', cancelled: 'cancelled' },
};

/** The state after a transition. Throws `CONFERENCE_ENDED` for starting what has ended, else `INVALID_TRANSITION`. */
export function stateAfter(state: ConferenceState, transition: Transition): ConferenceState {
  const next = LEADS[transition][state];
  if (next !== undefined) return next;
  if (transition === 'start' && state === 'ended') throw conferenceEnded();
  throw new ParleyError('INVALID_TRANSITION', REFUSALS[state], { details: { state, transition } });
}

export const conferenceEnded = () => new ParleyError('CONFERENCE_ENDED', 'This meeting has ended.');

const REFUSALS: Record<ConferenceState, string> = {
  scheduled: 'This meeting has not begun yet.',
  active: 'This meeting is on. End it first.',
  ended: 'This meeting has ended.',
  cancelled: 'This meeting was cancelled.',
};
