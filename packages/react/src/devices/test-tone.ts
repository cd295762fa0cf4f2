/** Two notes that people know as "it works", in Hz and seconds. */
const NOTES = [
  { pitch: 523.25, at: 0, length: 0.22 },
  { pitch: 783.99, at: 0.2, length: 0.42 },
] as const;
/** Silence after the last note, in seconds. */
const TAIL = 0.08;
const LOUDNESS = 0.18;

/** A pitch in Hz, when it begins and how long it sounds, in seconds. */
export interface Note {
  pitch: number;
  at: number;
  length: number;
}

/** Plays a short tone on a speaker; null is the browser's own choice. Settles when it is over. */
export const playTestTone = (speakerId: string | null): Promise<void> => playNotes(NOTES, speakerId, LOUDNESS);

/** Plays notes on a speaker, `loudness` from 0 to 1. Settles when they are over. */
export async function playNotes(notes: readonly Note[], speakerId: string | null, loudness: number): Promise<void> {
  const context = new AudioContext();
  try {
    const output = context.createMediaStreamDestination();
    const player = new Audio();
    player.srcObject = output.stream;
    if (speakerId !== null && 'setSinkId' in player) await player.setSinkId(speakerId);
    await context.resume();
    await player.play();
    const start = context.currentTime + 0.05;
    for (const note of notes) playNote(context, output, start + note.at, note, loudness);
    await silenceAfter(context, start + Math.max(...notes.map(({ at, length }) => at + length)) + TAIL);
    player.srcObject = null;
  } finally {
    await context.close();
  }
}

function playNote(context: AudioContext, output: AudioNode, at: number, note: Note, loudness: number): void {
  const tone = new OscillatorNode(context, { frequency: note.pitch });
  const envelope = new GainNode(context, { gain: 0 });
  envelope.gain.setValueAtTime(0, at);
  envelope.gain.linearRampToValueAtTime(loudness, at + 0.02);
  envelope.gain.exponentialRampToValueAtTime(0.0001, at + note.length);
  tone.connect(envelope).connect(output);
  tone.start(at);
  tone.stop(at + note.length);
}

const silenceAfter = (context: AudioContext, end: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, (end - context.currentTime) * 1000)));
