import { type Slice, WritableSlice } from '@parley/client';
import type { ChoiceStore } from './share-choices.ts';
import { rememberedView, rememberView, type ViewChoices } from './view-choices.ts';

/** How this person looks at this call. */
export interface CallView {
  choices: Slice<ViewChoices>;
  /** Holds from now on, and is remembered. */
  change: (part: Partial<ViewChoices>) => void;
  /** Who is always large, by participant id; for this call only. */
  pinned: Slice<string | null>;
  /** Pins somebody, or lets go of who was pinned. */
  pin: (participantId: string | null) => void;
}

const storage = (): ChoiceStore => localStorage;

export function createCallView(store: () => ChoiceStore = storage): CallView {
  const choices = new WritableSlice(rememberedView(store));
  const pinned = new WritableSlice<string | null>(null);
  return {
    choices,
    change(part) {
      choices.set({ ...choices.getSnapshot(), ...part });
      rememberView(store, choices.getSnapshot());
    },
    pinned,
    pin: (participantId) => pinned.set(participantId),
  };
}
