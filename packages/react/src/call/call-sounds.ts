import { playNotes } from '../devices/test-tone.ts';

/** What is heard when something happens: soft, short, and told apart without looking. Pitches in Hz, times in seconds. */
const SOUNDS = {
  joined: [
    { pitch: 392, at: 0, length: 0.14 },
    { pitch: 523.25, at: 0.1, length: 0.24 },
  ],
  left: [
    { pitch: 523.25, at: 0, length: 0.14 },
    { pitch: 392, at: 0.1, length: 0.24 },
  ],
  message: [{ pitch: 659.25, at: 0, length: 0.2 }],
  hand: [
    { pitch: 587.33, at: 0, length: 0.12 },
    { pitch: 587.33, at: 0.16, length: 0.2 },
  ],
} as const;
export type CallSound = keyof typeof SOUNDS;

/** A third of the test tone: it is heard beside somebody who speaks. */
const LOUDNESS = 0.06;

/** Through an element, as everybody's voice, so that the browser takes it out of the microphone. Silence is no failure. */
export const playCallSound = (sound: CallSound, speakerId: string | null): Promise<void> =>
  playNotes(SOUNDS[sound], speakerId, LOUDNESS).catch(() => {});
