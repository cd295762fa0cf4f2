/** How a person shares the screen. */
export interface ShareChoices {
  /** `detail`: sharp text; `motion`: smooth video. */
  content: 'detail' | 'motion';
  /** With what the shared tab or computer plays, where the browser can. */
  audio: boolean;
}

export type ChoiceStore = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'parley.share';
const FIRST: ShareChoices = { content: 'detail', audio: true };

/** What was chosen last time. Unreadable or forbidden storage is as good as none. */
export function rememberedShare(store: () => ChoiceStore): ShareChoices {
  try {
    const kept: unknown = JSON.parse(store().getItem(KEY) ?? '{}');
    const { content, audio } = (kept ?? {}) as Partial<Record<keyof ShareChoices, unknown>>;
    return { content: content === 'motion' ? 'motion' : FIRST.content, audio: audio !== false };
  } catch {
    return FIRST;
  }
}

export function rememberShare(store: () => ChoiceStore, choices: ShareChoices): void {
  try {
    store().setItem(KEY, JSON.stringify(choices));
  } catch {
    // The choice holds for this call.
  }
}
