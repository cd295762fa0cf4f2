/** Keys that do something in a call without Ctrl. */
export const CALL_KEYS = ['h', 'r', 'c', 'p', 'v', 'f', 'i', '?'] as const;
export type CallKey = (typeof CALL_KEYS)[number];

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat: boolean;
}

/** Where letters are written or choose something themselves. */
const TAKEN =
  'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]';

export const takesLetters = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TAKEN) !== null;

/** Which key of a call was pressed; null for every other key, and for one that the browser or a repeat means. */
export function callKey({ key, ctrlKey, metaKey, altKey, repeat }: Pressed): CallKey | null {
  if (ctrlKey || metaKey || altKey || repeat) return null;
  return CALL_KEYS.find((one) => one === key.toLowerCase()) ?? null;
}
