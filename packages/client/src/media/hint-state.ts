import { loudness } from './level-meter.ts';
import type { MicrophoneHint } from './media-view.ts';

/** Up to this amplitude a microphone gives nothing: also a quiet room is louder. */
const SILENCE = 1e-4;
/** Milliseconds of nothing until it is said. */
const SILENT_FOR = 5000;
/** From this level on (0 to 1) a sound may be speech. */
const LOUD = 0.5;
/** Speech rises and falls: within the last samples this many are loud, and it fell silent between them at least twice. */
const WINDOW = 20;
const LOUD_SAMPLES = 6;
const FALLS = 2;
/** Milliseconds that the hint stays after the last loud sound. */
const STAYS = 3000;

export interface HintState {
  hint: MicrophoneHint | null;
  microphone: 'on' | 'muted' | 'off';
  /** Since when nothing was heard; null while something is. */
  silentSince: number | null;
  /** The last samples of a muted microphone, whether each was loud. */
  loud: readonly boolean[];
  lastLoud: number;
}

/** Amplitudes come ten times a second; `at` in milliseconds, of a clock that never goes back. */
export type HintEvent =
  | { type: 'sample'; amplitude: number; at: number }
  | { type: 'microphone'; is: HintState['microphone'] };

export const noHint: HintState = { hint: null, microphone: 'off', silentSince: null, loud: [], lastLoud: 0 };

/** The rules of the hints (M10): what the microphone gives while it is on, and who talks while it is muted. */
export function reduceHint(state: HintState, event: HintEvent): HintState {
  if (event.type === 'microphone') {
    return event.is === state.microphone ? state : { ...noHint, microphone: event.is };
  }
  return state.microphone === 'on' ? heard(state, event) : state.microphone === 'muted' ? unheard(state, event) : state;
}

function heard(state: HintState, { amplitude, at }: HintEvent & { type: 'sample' }): HintState {
  if (amplitude > SILENCE) return { ...state, hint: null, silentSince: null };
  const silentSince = state.silentSince ?? at;
  return { ...state, silentSince, hint: at - silentSince >= SILENT_FOR ? 'silent_microphone' : null };
}

function unheard(state: HintState, { amplitude, at }: HintEvent & { type: 'sample' }): HintState {
  const isLoud = loudness(amplitude) >= LOUD;
  const loud = [...state.loud, isLoud].slice(-WINDOW);
  const lastLoud = isLoud ? at : state.lastLoud;
  const falls = loud.filter((one, index) => !one && loud[index - 1] === true).length;
  const talks = loud.filter(Boolean).length >= LOUD_SAMPLES && falls >= FALLS;
  const stays = state.hint !== null && at - lastLoud < STAYS;
  return { ...state, loud, lastLoud, hint: talks || stays ? 'talking_while_muted' : null };
}
