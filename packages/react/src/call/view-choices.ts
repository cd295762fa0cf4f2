import { CORNERS, type Corner } from './corners.ts';
import type { ChoiceStore } from './share-choices.ts';

/** How a person wants to see and hear calls in this browser. */
export interface ViewChoices {
  /** `speaker`: who speaks is large. */
  layout: 'grid' | 'speaker';
  /** Whether they see themselves in company. */
  self: boolean;
  /** Where, in a call of two. */
  corner: Corner;
  /** Soft notes when somebody comes, goes, writes or raises a hand. */
  sounds: boolean;
  /** Whether single keys do something: the space bar and letters without Ctrl. */
  keys: boolean;
}

const KEY = 'parley.view';
export const FIRST_VIEW: ViewChoices = { layout: 'grid', self: true, corner: 'bottom-end', sounds: true, keys: true };

/** What was chosen last time. Unreadable or forbidden storage is as good as none. */
export function rememberedView(store: () => ChoiceStore): ViewChoices {
  try {
    const kept: unknown = JSON.parse(store().getItem(KEY) ?? '{}');
    const { layout, self, corner, sounds, keys } = (kept ?? {}) as Partial<Record<keyof ViewChoices, unknown>>;
    return {
      layout: layout === 'speaker' ? 'speaker' : 'grid',
      self: self !== false,
      corner: CORNERS.find((one) => one === corner) ?? FIRST_VIEW.corner,
      sounds: sounds !== false,
      keys: keys !== false,
    };
  } catch {
    return FIRST_VIEW;
  }
}

export function rememberView(store: () => ChoiceStore, choices: ViewChoices): void {
  try {
    store().setItem(KEY, JSON.stringify(choices));
  } catch {
    // The choice holds for this call.
  }
}
