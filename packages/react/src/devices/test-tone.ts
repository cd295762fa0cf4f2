/** Two notes that people know as "it works", in Hz and seconds. */
const NOTES = [
  { pitch: 523.25, at: 0, length: 0.22 },
  { pitch: 783.99, at: 0.2, length: 0.42 },
] as const;
const LENGTH = 0.7;
const LOUDNESS = 0.18;

/** Plays a short tone on a speaker; null is the browser's own choice. Settles when it is over. */
export async function playTestTone(speakerId: string | null): Promise<void> {
  const context = new AudioContext();
  try {
    const output = context.createMediaStreamDestination();
    const player = new Audio();
    player.srcObject = output.stream;
    if (speakerId !== null && 'setSinkId' in player) await player.setSinkId(speakerId);
    await context.resume();
    await player.play();
    const start = context.currentTime + 0.05;
    for (const note of NOTES) playNote(context, output, start + note.at, note);
    await silenceAfter(context, start + LENGTH);
    player.srcObject = null;
  } finally {
    await context.close();
  }
}

function playNote(context: AudioContext, output: AudioNode, at: number, note: (typeof NOTES)[number]): void {
  const tone = new OscillatorNode(context, { frequency: note.pitch });
  const envelope = new GainNode(context, { gain: 0 });
  envelope.gain.setValueAtTime(0, at);
  envelope.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  envelope.gain.exponentialRampToValueAtTime(0.0001, at + note.length);
  tone.connect(envelope).connect(output);
  tone.start(at);
  tone.stop(at + note.length);
}

const silenceAfter = (context: AudioContext, end: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, (end - context.currentTime) * 1000)));
