/** From this level on (0 to 1, of a scale over 60 dB) a sound counts as speech. */
const LOUD = 0.45;
/** A gap between words that does not end a run of speech, in milliseconds. */
const GAP = 250;
/** How long somebody speaks until they take over. */
const TAKES_OVER = 300;
/** How long the speaker is quiet until somebody else may take over. */
const YIELDS = 500;
/** How long a speaker stays one without a sound. */
const HOLD = 1500;
/** How many of the last speakers are remembered. */
const RECENT = 2;

interface Voice {
  /** Since when they speak, with gaps between words. */
  since: number;
  lastLoud: number;
}

/** Times in milliseconds, of a clock that never goes back. */
export interface SpeakerState {
  active: string | null;
  /** Who speaks, or spoke a moment ago. */
  voices: ReadonlyMap<string, Voice>;
  /** The last speakers, the newest first. They stay until they leave. */
  recent: readonly string[];
}

export const nobodySpeaks: SpeakerState = { active: null, voices: new Map(), recent: [] };

/**
 * Who speaks, from the levels of everybody who is not muted at one moment (A1 to A3). Who is not among them any more neither
 * speaks nor is remembered once they are not in `present`.
 */
export function hearLevels(
  state: SpeakerState,
  levels: ReadonlyMap<string, number>,
  present: ReadonlySet<string>,
  at: number,
): SpeakerState {
  const voices = voicesAfter(state.voices, levels, at);
  const active = activeAfter(state.active, voices, at);
  const recent = recentAfter(state.recent, active, present);
  return { active, voices, recent };
}

function voicesAfter(
  before: ReadonlyMap<string, Voice>,
  levels: ReadonlyMap<string, number>,
  at: number,
): ReadonlyMap<string, Voice> {
  const voices = new Map<string, Voice>();
  for (const [id, level] of levels) {
    const voice = before.get(id);
    if (level >= LOUD) {
      const since = voice !== undefined && at - voice.lastLoud <= GAP ? voice.since : at;
      voices.set(id, { since, lastLoud: at });
    } else if (voice !== undefined && at - voice.lastLoud < HOLD) voices.set(id, voice);
  }
  return voices;
}

/** The speaker stays while they speak, and in pauses; of those who may take over, who began first. */
function activeAfter(active: string | null, voices: ReadonlyMap<string, Voice>, at: number): string | null {
  const speaker = active === null ? undefined : voices.get(active);
  if (speaker !== undefined && at - speaker.lastLoud < YIELDS) return active;
  let next: [id: string, since: number] | null = null;
  for (const [id, { since, lastLoud }] of voices) {
    const speaks = at - lastLoud <= GAP && lastLoud - since >= TAKES_OVER;
    if (id !== active && speaks && (next === null || since < next[1])) next = [id, since];
  }
  return next?.[0] ?? (speaker === undefined ? null : active);
}

function recentAfter(
  recent: readonly string[],
  active: string | null,
  present: ReadonlySet<string>,
): readonly string[] {
  const front = active === null || recent[0] === active ? recent : [active, ...recent.filter((id) => id !== active)];
  const next = front.filter((id) => present.has(id)).slice(0, RECENT);
  const same = next.length === recent.length && next.every((id, index) => id === recent[index]);
  return same ? recent : next;
}
